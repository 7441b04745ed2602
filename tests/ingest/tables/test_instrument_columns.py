"""A column of a recap that is headed by an instrument's name alone is its main figure, or one error."""

import pytest


@pytest.mark.parametrize(
    ("heading", "cells", "figure"),
    [
        ("Ombudsman", (90, 81), ("ombudsman", "nilai", 90, None)),
        ("Ombudsman", ("Hijau", "Kuning"), ("ombudsman", "zona", None, "hijau")),
        ("BPK", ("WTP", "WDP"), ("opini_bpk", "opini", None, "WTP")),
    ],
)
def test_a_column_named_after_an_instrument_is_the_figure_that_its_cells_fit(read, heading, cells, figure):
    rows = [["Kota Blitar", 70, cells[0]], ["Kota Batu", 71, cells[1]]]
    ingested = read({"a.xlsx": [["Rekap 2024"], ["Pemda", "SPI", heading], *rows]})
    assert [finding.rule for finding in ingested.findings] == []
    first = next(seen for seen in ingested.observations if seen.cell == "C3")
    assert (first.instrument, first.item, first.value, first.label) == figure


@pytest.mark.parametrize(("heading", "cell"), [("SKM", 85), ("Ombudsman", 450), ("BPK", 12)])
def test_a_column_named_after_an_instrument_that_its_cells_do_not_fit_is_one_error(read, heading, cell):
    rows = [["Kota Blitar", 70, cell], ["Kota Batu", 71, cell]]
    ingested = read({"a.xlsx": [["Rekap 2024"], ["Pemda", "SPI", heading], *rows]})
    assert {seen.cell for seen in ingested.observations} == {"B3", "B4"}
    assert [(finding.rule, finding.cell) for finding in ingested.findings] == [("column_of_instrument", "C2")]
