"""The breakdown of figures on a region's page, and names that follow the year of a figure."""

import re

import pytest

from antikorupsi.show import tables
from helpers import Assessment


@pytest.fixture(scope="module")
def contoh():
    return Assessment.load("contoh")


def cells(row):
    return [" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]


def test_the_lowest_area_comes_first_beside_its_total_and_every_figure_has_a_source(contoh):
    view = contoh.region("01.02", "en")
    html = tables.sub_figures(view)
    written = html._repr_html_()
    rows = [row for row in re.findall("<tr>(.*?)</tr>", written, re.DOTALL) if "<td" in row]
    assert len(rows) == 8
    values = [float(cells(row)[1].split()[0]) for row in rows]
    assert values == sorted(values)
    assert all(row.count('class="reference"') == 2 for row in rows)
    assert all("MCP score: 88.24" in cells(row)[4] for row in rows)


def test_a_region_without_sub_figures_has_no_such_table(contoh):
    assert contoh.region("01.08").sub_figures == []
    assert tables.sub_figures(contoh.region("01.08")) is None


def test_figures_of_2024_are_those_of_mcp_and_of_2025_those_of_mcsp(contoh):
    written = tables.sources(contoh.region("01.02", "en"))._repr_html_()
    rows = [cells(row) for row in re.findall("<tr>(.*?)</tr>", written, re.DOTALL) if re.search(">MCS?P score<", row)]
    named = {(row[3], "MCSP" in row[1]) for row in rows}
    assert ("2024", False) in named
    assert ("2025", True) in named
    assert not {("2024", True), ("2025", False)} & named


def test_a_criterion_is_named_by_the_year_of_the_figure_that_decides(contoh):
    view = contoh.region("01.02", "en")
    assert view.criterion_name("mcp") == "MCP score"
    assert view.criterion_name("spi") == view.framework.criterion("spi").name.en
