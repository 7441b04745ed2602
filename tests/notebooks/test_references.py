"""Every printed figure leads to its row in the source table, and `workbook trace` names the same cells."""

import re

import pytest

from antikorupsi.cli.terminal import SafeConsole
from antikorupsi.cli.tracing import print_trace
from antikorupsi.show import tables
from antikorupsi.show.gaps import gaps
from antikorupsi.show.key_figures import key_figures
from antikorupsi.show.verdict import verdict

CODES = [f"01.0{number}" for number in range(1, 9)]
# Tables that show figures of the region itself; the others show sources, assumptions, ranges or groups of respondents.
TABLES = ("criteria", "indicators", "components", "positions")
FIGURE = re.compile(r"\d+,\d+|\b\d{2,3}\b")
REFERENCE = re.compile(r'href="#sumber-\d+"')


@pytest.fixture(params=[*CODES, "35.72"])
def view(request, assessment_contoh, assessment_2025):
    owner = assessment_contoh if request.param.startswith("01") else assessment_2025
    return owner.region(request.param)


def shown(piece):
    return "" if piece is None else str(piece.__html__())


def rows_with_figures(view):
    """Each row of the region's tables whose second cell holds a number."""
    pieces = [tables.criteria(view), tables.indicators(view), tables.components(view), tables.positions(view)]
    for row in re.findall(r"<tr>(?:(?!</tr>).)*</tr>", "".join(map(shown, pieces)), re.DOTALL):
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        if cells and FIGURE.search(re.sub(r"<sup.*?</sup>|<[^>]+>", "", cells[0])) and 'class="number"' in row:
            yield row


def test_no_row_of_a_table_shows_a_figure_without_a_source(view):
    rows = list(rows_with_figures(view))
    assert rows or not len(view.observations)
    assert [row for row in rows if not REFERENCE.search(row)] == []


def test_totals_in_sentences_and_tiles_have_their_sources(view):
    for piece in (verdict(view), key_figures(view), gaps(view)):
        for part in re.findall(r"<(?:p|li|dd)[^>]*>.*?</(?:p|li|dd)>", shown(piece), re.DOTALL):
            said = re.sub(r"<sup.*?</sup>|<[^>]+>", "", part)
            if re.search(r"\d+,\d\d", said) and "pembobotan" not in said:
                assert REFERENCE.search(part), said


def test_every_reference_has_its_row(view):
    page = "".join(shown(piece) for piece in (tables.criteria(view), tables.indicators(view), verdict(view)))
    rows = set(re.findall(r'id="(sumber-\d+)"', shown(tables.sources(view))))
    assert set(re.findall(r'href="#(sumber-\d+)"', page)) <= rows


def test_trace_names_the_cells_that_the_report_refers_to(view):
    for row in view.verdicts.itertuples():
        console = SafeConsole(record=True, width=400)
        print_trace(view, row.criterion, console)
        said = console.export_text()
        for cell in filter(None, str(row.cells or "").split("\n")):
            assert cell.split("|")[2] in said
            assert cell.split("|")[0] in said
