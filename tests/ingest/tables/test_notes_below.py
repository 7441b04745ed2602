"""A row below the figures that calls them interim, targets or claims is applied to them or asked back."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

HEAD = ["Pemda", "Nilai MCP"]
ROWS = [["Kota Blitar", 71.5], ["Kota Batu", 72.25]]


def below(read, note, *, heading="Nilai MCP", title="Nilai MCP 2024"):  # noqa: F811
    return read("a.xlsx", Sheet1=[[title], ["Pemda", heading], *ROWS, [], [note]])


def statuses(ingested):
    return {seen.status for seen in ingested.observations}


@pytest.mark.parametrize(
    "note",
    [
        *("Keterangan: angka sementara", "*) belum final", "(angka sementara)", "Status: sementara"),
        *("Sumber: data sementara KPK", "Penjelasan: angka sementara", "Disclaimer: data belum final"),
        *(
            "Angka tersebut masih sementara",
            "NB: nilai masih dapat berubah",
            "Catatan: data yang tercantum belum final",
        ),
    ],
)
def test_a_note_that_says_a_status_gives_it_to_all_figures(read, note):  # noqa: F811
    found = below(read, note)
    assert (statuses(found), faults(found)) == ({"interim"}, [])


@pytest.mark.parametrize(
    "note",
    [
        *("Angka di atas adalah target 2025", "Target 2025", "Data merupakan target RPJMD", "NB: angka prognosis"),
        *("Angka proyeksi", "Angka yang tercantum adalah target kinerja 2025.", "Catatan: nilai adalah usulan pemda"),
        *("Seluruh angka berupa estimasi", "Hasil penilaian mandiri"),
    ],
)
def test_a_note_that_names_another_quantity_in_so_many_words_refuses_all_figures(read, note):  # noqa: F811
    found = below(read, note)
    assert (found.observations, faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize(
    ("title", "heading", "values", "note"),
    [
        ("SAKIP 2024", "Predikat SAKIP", ["BB", "B"], "Ket: predikat di atas merupakan target kinerja"),
        ("Opini BPK atas LKPD Tahun 2024", "Opini", ["WTP", "WTP"], "Keterangan: opini masih perkiraan"),
    ],
)
def test_a_note_may_speak_of_ratings_and_opinions(read, title, heading, values, note):  # noqa: F811
    rows = [[name, value] for (name, _), value in zip(ROWS, values, strict=True)]
    found = read("a.xlsx", Sheet1=[[title], ["Pemda", heading], *rows, [note]])
    assert (found.observations, faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize(
    "note",
    [
        *("Nilai bersifat sementara sampai dengan rilis resmi", "Sumber: Dashboard JAGA (belum final)"),
        *("Data unaudited", "Nilai belum termasuk verifikasi", "Skor memuat klaim pemda yang perlu dicek tim KPK"),
    ],
)
def test_a_note_in_other_words_is_asked_back_at_its_cell(read, note):  # noqa: F811
    found = below(read, note)
    assert [(finding.rule, finding.cell) for finding in found.findings] == [("note_not_applied", "A6")]
    assert statuses(found) == {"final"}


@pytest.mark.parametrize(
    "note",
    [
        *("Sumber: KPK", "Catatan: angka final, bukan sementara", "Target nasional MCP tahun 2024 sebesar 75"),
        *("Capaian di atas target RPJMD", "S = sementara", "Rata-rata provinsi", "Kota Blitar, 30 Juni 2025"),
        *("Inspektur Kota Blitar", "NIP. 197001011990011001", "Nilai SPI 2024", "Tabel di atas adalah Indeks SPI"),
        *("Sudah melampaui target nasional", "Data per 30 Juni 2025"),
    ],
)
def test_other_rows_below_a_table_change_nothing_and_never_what_it_is_about(read, note):  # noqa: F811
    found = below(read, note)
    assert [(seen.instrument, seen.value, seen.status) for seen in found.observations] == [
        ("mcp", 71.5, "final"),
        ("mcp", 72.25, "final"),
    ]
    assert faults(found) == []


def test_those_who_sign_below_do_not_hide_a_note(read):  # noqa: F811
    signed = [["Sekretaris Daerah", "Inspektur"], ["BUDI", "SITI"]]
    found = read("a.xlsx", Sheet1=[["Nilai MCP 2024"], HEAD, *ROWS, ["Keterangan: angka sementara"], [], *signed])
    assert statuses(found) == {"interim"}


def test_a_note_on_one_region_may_say_that_its_figure_is_a_target(read):  # noqa: F811
    found = below(read, "Khusus Kota Batu memakai angka target")
    assert ([seen.region for seen in found.observations], faults(found)) == (["35.72"], ["remark_of_part"])


def test_a_note_may_name_the_year_of_all_figures(read):  # noqa: F811
    found = below(read, "Data yang digunakan adalah hasil MCP tahun 2023")
    assert (found.observations, faults(found)) == ([], ["two_years"])


def test_a_status_in_a_cell_of_its_own_beside_the_title_is_that_of_all_figures(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Nilai MCP 2024", None, None, "angka sementara"], HEAD, *ROWS])
    assert statuses(found) == {"interim"}


def test_a_note_below_regions_in_columns_counts_too(read):  # noqa: F811
    rows = [["Indeks SPI"], ["Tahun", "Kota Blitar", "Kota Batu"], [2024, 71.5, 72.25], ["Angka sementara"]]
    assert statuses(read("a.xlsx", Sheet1=rows)) == {"interim"}


def test_a_note_that_is_the_status_of_a_named_region_is_its_own_alone(read):  # noqa: F811
    found = below(read, "Kota Batu: belum final")
    assert ([seen.status for seen in found.observations], faults(found)) == (["final", "interim"], [])


def test_a_status_of_a_row_by_its_number_is_asked_back(read):  # noqa: F811
    assert faults(below(read, "No. 2 angka sementara")) == ["note_not_applied"]


def test_a_note_right_below_a_table_is_no_title_of_the_next(read):  # noqa: F811
    first = [["Nilai MCP 2024"], HEAD, ["Kota Blitar", 71.5], ["Angka sementara"], []]
    found = read("a.xlsx", Sheet1=[*first, ["Indeks SPI 2024"], ["Pemda", "Indeks SPI"], ["Kota Blitar", 70]])
    assert [(seen.instrument, seen.status) for seen in found.observations] == [("mcp", "interim"), ("spi", "final")]


@pytest.mark.parametrize(
    "notes",
    [
        *([["Catatan:"], ["1. Angka masih sementara"], ["2. Sumber KPK"]], [["Status :", "Sementara"]]),
        *([["Catatan:"], ["1.", "Angka masih sementara"]], [["Note: provisional figures"]]),
    ],
)
def test_a_note_may_be_numbered_or_stand_in_two_cells_or_in_english(read, notes):  # noqa: F811
    assert statuses(read("a.xlsx", Sheet1=[["Nilai MCP 2024"], HEAD, *ROWS, *notes])) == {"interim"}


@pytest.mark.parametrize("stamp", ["DRAFT", "Target"])
def test_a_stamp_beside_the_title_speaks_of_all_figures(read, stamp):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[None, None, None, stamp], ["Nilai MCP 2024"], HEAD, *ROWS])
    assert (found.observations, faults(found)) == ([], ["other_quantity"])


EARLIER = [["Nilai MCP 2023"], HEAD, ["Kota Blitar", 61.5], ["Kota Batu", 62.25], []]
LATER = [["Nilai MCP 2024"], HEAD, *ROWS, []]
OTHER = [["Indeks SPI 2024"], ["Pemda", "Indeks SPI"], ["Kota Blitar", 81.5], ["Kota Batu", 82.25], []]


@pytest.mark.parametrize(
    "note",
    [
        *("Semua angka di atas masih sementara", "Catatan: semua data pada lembar ini bersifat sementara"),
        *("Kedua tabel di atas memuat angka sementara", "Seluruh data bersifat sementara"),
    ],
)
@pytest.mark.parametrize("second", [LATER, OTHER])
def test_a_note_on_all_figures_below_the_last_table_speaks_of_every_table_above(read, note, second):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*EARLIER, *second, [note]])
    assert (len(found.observations), statuses(found), faults(found)) == (4, {"interim"}, [])


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Seluruh nilai di atas adalah target 2025", "other_quantity"),
        ("Semua angka di atas belum termasuk faktor koreksi", "figure_corrected"),
        ("Semua nilai dibatalkan", "figure_corrected"),
        ("Semua angka di atas adalah data tahun 2022", "two_years"),
    ],
)
def test_a_note_on_all_figures_refuses_those_of_every_table_above(read, note, rule):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*EARLIER, *LATER, [note]])
    assert (found.observations, faults(found)) == ([], [rule])


def test_a_note_above_the_first_table_on_all_figures_speaks_of_every_table_below(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Semua angka di bawah ini masih sementara"], [], *EARLIER, *LATER])
    assert (len(found.observations), statuses(found)) == (4, {"interim"})


@pytest.mark.parametrize(
    "note",
    [
        *("Data di atas adalah target", "Semua nilai SPI di atas adalah target"),
        *("Semua daerah di atas target nasional", "Sumber: semua data KPK"),
    ],
)
def test_a_note_on_one_table_leaves_the_others_as_they_are(read, note):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*EARLIER, *OTHER, [note]])
    assert {(seen.year, seen.status) for seen in found.observations if seen.instrument == "mcp"} == {(2023, "final")}


WIDE = [["Nilai MCP"], ["Pemda", 2023, 2024], ["Kota Blitar", 61.5, 71.5], ["Kota Batu", 62.25, 72.25]]
LONG = [
    *[["Nilai MCP"], ["Pemda", "Tahun", "Nilai MCP"], ["Kota Blitar", 2023, 61.5], ["Kota Blitar", 2024, 71.5]],
    *[["Kota Batu", 2023, 62.25], ["Kota Batu", 2024, 72.25]],
]


@pytest.mark.parametrize("table", [WIDE, LONG])
@pytest.mark.parametrize(
    "note",
    [
        *("Angka 2024 masih sementara", "Nilai 2024: angka sementara", "Tahun 2024 belum final"),
        *("Data 2024 per 30 Juni 2024", "*) 2024 angka sementara", "Catatan: nilai MCP 2024 masih sementara"),
        *("Keterangan: 2024 = angka sementara", "Angka 2023 final, angka 2024 belum dirilis resmi"),
    ],
)
def test_a_note_on_the_figures_of_one_year_gives_the_status_to_these(read, table, note):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*table, [], [note]])
    of_years = {(seen.year, seen.status) for seen in found.observations}
    assert (of_years, faults(found)) == ({(2023, "final"), (2024, "interim")}, [])


@pytest.mark.parametrize("table", [WIDE, LONG])
def test_a_legend_of_a_year_refuses_the_figures_of_that_year(read, table):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*table, [], ["Catatan: 2024 = target"]])
    assert {seen.year for seen in found.observations} == {2023}
    assert set(faults(found)) == {"other_quantity"}


@pytest.mark.parametrize("table", [WIDE, LONG])
@pytest.mark.parametrize(
    "note", ["Angka 2025 belum dirilis", "Target 2024 sudah tercapai", "Tahun 2024 dinilai KPK", "Nilai 2024 final"]
)
def test_a_note_that_makes_no_figure_of_a_year_interim_changes_none(read, table, note):  # noqa: F811
    assert statuses(read("a.xlsx", Sheet1=[*table, [], [note]])) == {"final"}


@pytest.mark.parametrize("note", ["All figures are provisional", "Data above are still preliminary"])
def test_a_note_in_english_gives_its_status_to_all_figures(read, note):  # noqa: F811
    found = below(read, note)
    assert (statuses(found), faults(found)) == ({"interim"}, [])
