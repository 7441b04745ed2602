"""Sub-figures are read from headings and items that name them, never as a main figure nor a main figure as one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antikorupsi.ingest.spreadsheets.cells import Sheet
from antikorupsi.ingest.tables.finding_tables import find_tables
from antikorupsi.ingest.tables.reading import Reading
from antikorupsi.ingest.tables.region_rows import read_region_rows
from antikorupsi.rules import instrument_by_id
from helpers import regions
from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

OFFICIAL = regions.official()
TWO = ["Kota Blitar", "Kota Batu"]
WITH_PARTS = [own for own in instrument_by_id().values() if any(column.part_of for column in own.measured)]


def items(ingested):
    return {(seen.item, seen.year): seen.value for seen in ingested.observations if seen.region == "35.72"}


def test_columns_of_respondents_and_the_correction_stand_beside_the_index(read):  # noqa: F811
    heads = ["Pemda", "Internal", "Eksternal", "Eksper", "Faktor Koreksi", "Indeks SPI"]
    rows = [["SPI 2024"], heads, ["Kota Blitar", 77.75, 89.17, 78.71, -3.88, 77.97], ["Kota Batu", 70, 71, 72, 0.5, 70]]
    found = read("a.xlsx", Sheet1=rows)
    assert items(found) == {
        ("internal", 2024): 77.75,
        ("eksternal", 2024): 89.17,
        ("eksper", 2024): 78.71,
        ("koreksi", 2024): -3.88,
        ("total", 2024): 77.97,
    }
    assert found.findings == []


@pytest.mark.parametrize(
    ("title", "heads", "values"),
    [
        ("SPIP 2023", ["Nilai Maturitas", "MRI", "IEPK"], {"nilai": 3.2, "mri": 3.05, "iepk": 2.9}),
        (
            "Indeks SPBE 2023 per Domain",
            ["Kebijakan Internal SPBE", "Tata Kelola", "Domain Manajemen", "Layanan", "Indeks SPBE"],
            {"kebijakan": 2.5, "tata_kelola": 2.75, "manajemen": 1.5, "layanan": 3.5, "total": 2.9},
        ),
        (
            "Hasil Evaluasi SAKIP 2023",
            ["Perencanaan Kinerja", "Pengukuran Kinerja", "Pelaporan Kinerja",
             "Evaluasi Akuntabilitas Kinerja Internal", "Nilai", "Predikat"],
            {"perencanaan_kinerja": 22.5, "pengukuran_kinerja": 20.1, "pelaporan_kinerja": 11.2,
             "evaluasi_internal": 17.3, "nilai": 71.1, "predikat": None},
        ),
        ("MCSP 2025", ["Nilai MCSP", "Perencanaan"], {"total": 80.5, "perencanaan": 90.5}),
    ],
)  # fmt: skip
def test_headings_that_name_sub_figures_are_read_as_these(read, title, heads, values):  # noqa: F811
    row = [value if value is not None else "BB" for value in values.values()]
    found = read("a.xlsx", Sheet1=[[title], ["Pemda", *heads], *([name, *row] for name in TWO)])
    assert {item: value for (item, _), value in items(found).items()} == values
    assert found.findings == []


def test_a_group_that_names_a_sub_figure_heads_years_and_general_words(read):  # noqa: F811
    years = [["Hasil SPI"], ["Pemda", "Eksternal", None, "Indeks SPI", None], [None, 2023, 2024, 2023, 2024]]
    found = read("a.xlsx", Sheet1=[*years, ["Kota Blitar", 81, 82, 71, 72], ["Kota Batu", 83, 84, 73, 74]])
    assert items(found) == {
        ("eksternal", 2023): 81,
        ("eksternal", 2024): 82,
        ("total", 2023): 71,
        ("total", 2024): 72,
    }
    general = [["Hasil SPI 2024"], ["Pemda", "Internal", None], [None, "Nilai", "Kategori"]]
    found = read("a.xlsx", Sheet1=[*general, ["Kota Blitar", 81, "terjaga"], ["Kota Batu", 83, "terjaga"]])
    assert items(found) == {("internal", 2024): 81}


def test_the_rows_of_a_long_table_are_bounded_by_the_scale_of_their_item(read):  # noqa: F811
    rows = [["SAKIP 2024"], ["Pemda", "Komponen", "Nilai"], ["Kota Blitar", "Perencanaan Kinerja", 22.5]]
    found = read("a.xlsx", Sheet1=[*rows, ["Kota Blitar", "Pelaporan Kinerja", 80], ["Kota Blitar", "Nilai SAKIP", 71]])
    assert items(found) == {("perencanaan_kinerja", 2024): 22.5, ("nilai", 2024): 71}
    assert [(own.rule, own.cell) for own in found.findings] == [("out_of_range", "C4"), ("score_without_rating", "C5")]


def test_a_small_correction_is_no_share_of_one(read):  # noqa: F811
    rows = [["SPI 2024"], ["Pemda", "Dimensi", "Nilai"], ["Kota Blitar", "Faktor Koreksi", 0.5]]
    found = read("a.xlsx", Sheet1=[*rows, ["Kota Blitar", "Indeks SPI", 71]])
    assert items(found) == {("koreksi", 2024): 0.5, ("total", 2024): 71}
    assert found.findings == []


def test_the_rating_in_the_row_of_a_component_is_not_that_of_the_region(read):  # noqa: F811
    rows = [
        ["SAKIP 2024"],
        ["Pemda", "Komponen", "Nilai", "Predikat"],
        ["Kota Blitar", "Perencanaan Kinerja", 27, "AA"],
    ]
    found = read("a.xlsx", Sheet1=[*rows, ["Kota Blitar", "Total", 65, "B"]])
    assert [seen.label for seen in found.observations if seen.item == "predikat"] == ["B"]
    assert [(own.rule, own.cell) for own in found.findings] == [("other_quantity", "D3")]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Penilaian Mandiri SPIP 2023", ["MRI", "IEPK"]),
        ("SPIP 2023 (self assessment)", ["MRI", "IEPK"]),
        ("MCP 2024, penilaian mandiri", ["Perencanaan", "Penganggaran"]),
        ("SPI 2024: Eksternal", ["Transparansi", "Perdagangan Pengaruh"]),
        ("Target SPI 2024", ["Internal", "Eksternal"]),
    ],
)
def test_a_claim_a_target_or_another_group_of_respondents_is_a_finding(read, title, heads):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Pemda", *heads], *([name, 3.1, 3.2] for name in TWO)])
    assert found.observations == []
    assert set(faults(found)) == {"other_quantity"}


def test_a_dimension_below_another_group_of_respondents_is_a_finding(read):  # noqa: F811
    heads = [
        ["Hasil SPI 2024"],
        ["Pemda", "Internal", "Eksternal", None],
        [None, "Transparansi", "Transparansi", "Integritas Pegawai"],
    ]
    found = read("a.xlsx", Sheet1=[*heads, ["Kota Blitar", 71, 72, 73], ["Kota Batu", 74, 75, 76]])
    assert items(found) == {("transparansi", 2024): 71, ("integritas_pegawai", 2024): 73}
    assert [(own.rule, own.cell) for own in found.findings] == [("other_quantity", "C3")]
    rows = [["SPI 2024"], ["Pemda", "Kelompok", "Dimensi", "Nilai"], ["Kota Blitar", "Eksternal", "Transparansi", 72]]
    found = read("a.xlsx", Sheet1=[*rows, ["Kota Blitar", "Internal", "Transparansi", 71]])
    assert items(found) == {}
    assert set(faults(found)) == {"remark_of_part"}


@pytest.mark.parametrize("heading", ["Nilai", "Indeks SPI", "Indeks"])
def test_the_main_figure_of_a_sheet_about_a_sub_figure_is_a_finding(read, heading):  # noqa: F811
    rows = [["SPI 2024"], ["Pemda", heading, "Transparansi"], ["Kota Blitar", 71, 72], ["Kota Batu", 73, 74]]
    found = read("a.xlsx", Internal=rows)
    assert items(found) == {("transparansi", 2024): 72}
    assert faults(found) == ["other_quantity"]


def test_a_sentence_that_holds_the_name_of_a_dimension_changes_nothing(read):  # noqa: F811
    title = "Indeks SPI 2024 sebagai upaya pencegahan korupsi"
    found = read("a.xlsx", Sheet1=[[title], ["Pemda", "Indeks"], ["Kota Blitar", 71], ["Kota Batu", 72]])
    assert items(found) == {("total", 2024): 71}


def test_a_sheet_of_sub_figures_alone_lacks_nothing_and_a_misspelt_total_does(read):  # noqa: F811
    rows = [["MCP 2024"], ["Pemda", "Perencanaan", "Penganggaran"], ["Kota Blitar", 71, 72], ["Kota Batu", 73, 74]]
    found = read("a.xlsx", Sheet1=rows)
    assert items(found) == {("perencanaan", 2024): 71, ("penganggaran", 2024): 72}
    assert found.findings == []
    rows = [["MCP 2024"], ["Pemda", "Perencanaan", "Nliai"], ["Kota Blitar", 71, 72], ["Kota Batu", 73, 74]]
    found = read("a.xlsx", Sheet1=rows)
    assert found.observations == []
    assert "missing_column" in faults(found)


@st.composite
def tables_of_parts(draw):
    """An instrument and a table of its main figure and some of its parts in any order, with values on their scales.

    Wide: a column each, headed by any of its names; long: a row each, named in a column of items.
    """
    instrument = draw(st.sampled_from(WITH_PARTS))
    main = next(own for own in instrument.measured if not own.part_of and own.type == "number")
    parts = [column for column in instrument.measured if column.part_of]
    chosen = draw(st.lists(st.sampled_from(parts), min_size=1, max_size=6, unique_by=lambda column: column.item))
    columns = draw(st.permutations([*chosen, main]))
    values = {str(own.item): float(draw(st.integers(int(max(own.range[0], 2)), int(own.range[1])))) for own in columns}
    names = [draw(st.sampled_from(own.names)) if own.part_of else own.names[0] for own in columns]
    if draw(st.booleans()):
        named = ["Total" if own is main else name for own, name in zip(columns, names, strict=True)]
        rows = [["35.72", *each] for each in zip(named, values.values(), strict=True)]
        head = ["Kode Wilayah", "Komponen", "Nilai"]
    else:
        ratings = [own for own in instrument.measured if own.required and own.type == "label"]
        head = ["Kode Wilayah", *names, *(own.names[0] for own in ratings)]
        cells = [*values.values(), *(next(iter(own.labels)) for own in ratings)]
        rows = [["35.72", *cells], ["35.79", *cells]]
    title = f"{instrument.recognised_by[0]} 2024"
    return instrument, values, Sheet("berkas.xlsx", "Lembar", [[title], head, *rows])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables_of_parts())
def test_every_figure_is_read_as_the_item_that_names_it(drawn):
    instrument, values, sheet = drawn
    reading = Reading(sheet)
    for table in find_tables(sheet, OFFICIAL):
        read_region_rows(table, OFFICIAL, reading)
    of_region = [seen for seen in reading.observations if seen.region == "35.72" and seen.value is not None]
    assert {seen.item: seen.value for seen in of_region} == values, [own.rule for own in reading.findings]
    assert {seen.instrument for seen in reading.observations} == {instrument.id}
