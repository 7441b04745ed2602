"""explore.ipynb and the report notebook as an analyst uses them: in a running JupyterLab, in a browser."""

import pytest
from playwright.sync_api import expect

from tests.running_lab import PATIENCE

pytestmark = pytest.mark.slow
MILLISECONDS = PATIENCE * 1000


@pytest.fixture
def open_notebook(lab, browser):
    """Opens a notebook of the running JupyterLab once its kernel is there."""
    page = browser.new_page(viewport={"width": 1500, "height": 1200})
    page.set_default_timeout(MILLISECONDS)

    def opened(name):
        page.goto(lab.address(f"lab/tree/notebooks/{name}"))
        page.locator("#jp-main-statusbar", has_text="| Idle").wait_for()
        return page

    yield opened
    page.close()


def run_all(page, marker, text):
    """Runs all cells, and waits for the last answer."""
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
    page.locator(marker, has_text=text).first.wait_for()


def type_parameters(page, line, written):
    """Types another line into the cell of parameters, in place of the one that begins alike."""
    page.locator(".jp-CodeCell .cm-line", has_text=line).first.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.type(written)


def test_a_moved_slider_changes_the_verdict(open_notebook):
    page = open_notebook("explore.ipynb")
    run_all(page, ".widget-html .verdict-word", "tidak layak")
    slider = page.locator(".widget-hslider", has_text="Survei Penilaian Integritas")
    expect(slider.locator(".widget-readout")).to_have_text("73.00", timeout=MILLISECONDS)
    slider.locator(".noUi-handle").focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(page.locator(".widget-html .verdict-word").first).to_contain_text(
        "belum dapat ditentukan", timeout=MILLISECONDS
    )
    expect(slider.locator(".widget-readout")).not_to_have_text("73.00")


def test_the_report_notebook_shows_the_region_that_was_typed_into_its_parameters(open_notebook):
    page = open_notebook("4-region-report.ipynb")
    type_parameters(page, 'region = "01.02"', 'region = "kota surabaya"')
    run_all(page, ".jp-OutputArea h1", "Kota Surabaya")
    seen = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")  # explore.ipynb may be open behind it
    expect(seen.locator(".jp-OutputArea .verdict").first).to_contain_text(
        "4 dari 4 kriteria yang diketahui terpenuhi", timeout=MILLISECONDS
    )
