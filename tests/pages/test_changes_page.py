"""The page of what changed is read on a phone, by a screen reader and on paper, and leads to each report."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe

from antikorupsi.assess import change_list, changes
from antikorupsi.common import Addresses
from antikorupsi.publish import change_files, place_text

SIZES = {"narrow": 320, "phone": 375, "desk": 1280}
MADE = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def path(assessment_2025, tmp_path_factory):
    """The page with changes of every effect that turning verdicts has, and a report."""
    folder = tmp_path_factory.mktemp("reports")
    verdicts = assessment_2025.verdicts.copy()
    turned = {"meets": "fails", "fails": "meets", "no_data": "meets"}
    some = verdicts.index[verdicts["reason"] != "not_assessed"][:400]
    verdicts.loc[some, "status"] = verdicts.loc[some, "status"].map(turned)
    other, text = changes.to_record(replace(assessment_2025, verdicts=verdicts), folder, date(2026, 3, 12))
    place_text(text, other)
    place_text("<title>Laporan</title>", folder / "daerah" / "kabupaten-aceh-selatan.html")
    found = change_list(assessment_2025, changes.previous(assessment_2025, folder), MADE.date())
    assert {"no_longer_met", "lost", "better"} <= set(found.by_effect)
    files = change_files(assessment_2025, found, folder, Addresses("2025"), MADE)
    (folder / "perubahan.html").write_bytes(files["perubahan.html"])
    return folder / "perubahan.html"


@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES.keys())
def test_it_does_not_scroll_sideways_and_asks_for_nothing(path, open_page, width):
    page, asked, complaints = open_page(path, {"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (asked, complaints) == ([path.as_uri()], [])


def test_axe_finds_nothing_in_light_and_in_dark(path, open_page):
    page, _, _ = open_page(path, {"width": 1280, "height": 800}, color_scheme="light")
    for scheme, options in (("light", None), ("dark", {"runOnly": ["color-contrast"]})):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=options).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], scheme


def test_a_name_leads_to_the_report(path, open_page):
    page, _, _ = open_page(path, {"width": 1280, "height": 800})
    page.get_by_role("link", name="Kabupaten Aceh Selatan").first.click()
    assert page.title() == "Laporan"
