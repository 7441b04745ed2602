"""Whose row it is: what columns, rows above, titles and codes say of a bare name, and what they leave open."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TITLE = ["Nilai MCP 2024"]
HEADER = ["No", "Kabupaten/Kota", "Nilai"]


def figures(ingested):
    return {seen.region: seen.value for seen in ingested.observations}


@pytest.mark.parametrize("mark", [None, "-", "–", "n/a", "0", 0, "tidak ada"])
def test_of_two_columns_the_one_with_a_name_counts(read, mark):  # noqa: F811
    rows = [["No", "Kabupaten", "Kota", "Nilai"], [1, "Blitar", mark, 70], [2, mark, "Malang", 75]]
    found = read("a.xlsx", S=[TITLE, *rows])
    assert figures(found) == {"35.05": 70, "35.73": 75}
    assert faults(found) == []


@pytest.mark.parametrize("names", [("Blitar", "Malang"), ("Blitar", "Blitar"), ("-", "-"), ("Blitar", 1)])
def test_two_names_or_none_are_asked_back(read, names):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, ["No", "Kabupaten", "Kota", "Nilai"], [1, *names, 70], [2, "Kota Batu", None, 75]])
    assert figures(found) == {"35.79": 75}
    assert len(faults(found)) == 1
    assert found.findings[0].cell == "B3"


BLITAR, MALANG = [1, "Blitar", 70], [2, "Malang", 75]
BANDUNG, BEKASI = [1, "Bandung", 71], [2, "Bekasi", 76]
OF_KABUPATEN, OF_KOTA = {"35.05": 70, "35.07": 75}, {"35.72": 70, "35.73": 75}
EAST_JAVA = [["JAWA TIMUR"], ["Kabupaten"], BLITAR, ["Kota"], [1, "Blitar", 72]]


@pytest.mark.parametrize(
    "begins",
    [["JAWA BARAT"], ["II.", "Jawa Barat"], ["Provinsi Jawa Barat"], [None, "Provinsi Jawa Barat", 80]],
)
def test_a_new_province_ends_the_type_of_the_rows_before_it(read, begins):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, HEADER, *EAST_JAVA, begins, BANDUNG, BEKASI])
    assert {code for code in figures(found) if len(code) > 2} == {"35.05", "35.72"}
    assert faults(found) == ["ambiguous_region"] * 2


def test_a_province_in_a_list_by_name_heads_nothing(read):  # noqa: F811
    rows = [["KALIMANTAN SELATAN"], ["Kabupaten"], [1, "Banjar", 70], [2, "Jawa Barat", 80], [3, "Banjar", 71]]
    found = read("a.xlsx", S=[TITLE, HEADER, *rows])
    assert figures(found) == {"63.03": 70, "32": 80}
    assert faults(found) == ["ambiguous_region"]


def test_what_follows_a_new_province_says_the_type(read):  # noqa: F811
    rows = [["JAWA BARAT"], ["Kota"], BANDUNG, ["Kabupaten"], BEKASI]
    found = read("a.xlsx", S=[TITLE, HEADER, *EAST_JAVA, *rows])
    assert figures(found) == {"35.05": 70, "35.72": 72, "32.73": 71, "32.16": 76}
    assert faults(found) == []


def test_types_above_provinces_hold_for_all_of_them(read):  # noqa: F811
    rows = [["Kabupaten"], ["JAWA TIMUR"], BLITAR, ["JAWA BARAT"], BANDUNG, ["Kota"], ["JAWA TIMUR"], [1, "Blitar", 72]]
    found = read("a.xlsx", S=[TITLE, HEADER, *rows, ["JAWA BARAT"], BEKASI])
    assert figures(found) == {"35.05": 70, "32.04": 71, "35.72": 72, "32.75": 76}
    assert faults(found) == []


def test_a_type_without_its_own_provinces_ends_at_the_next_one(read):  # noqa: F811
    rows = [["Kabupaten"], ["JAWA TIMUR"], BLITAR, ["Kota"], [1, "Blitar", 72], ["JAWA BARAT"], BANDUNG]
    found = read("a.xlsx", S=[TITLE, HEADER, *rows])
    assert figures(found) == {"35.05": 70, "35.72": 72}
    assert faults(found) == ["ambiguous_region"]


def test_a_new_province_in_a_column_ends_a_type_too(read):  # noqa: F811
    header = ["Provinsi", "Kabupaten/Kota", "Nilai"]
    east, west = [["Jawa Timur", "Blitar", 70]], [["Jawa Barat", "Bandung", 71]]
    found = read("a.xlsx", S=[TITLE, header, ["Kabupaten"], *east, ["Kota"], *east, *west])
    assert figures(found) == {"35.05": 70, "35.72": 70}
    assert faults(found) == ["ambiguous_region"]
    whole = read("a.xlsx", S=[TITLE, header, ["Kabupaten"], *east, *west, ["Kota"], *east, *west])
    assert figures(whole) == {"35.05": 70, "32.04": 71, "35.72": 70, "32.73": 71}


WORDS = [
    ("Pemerintah Kabupaten", "Pemerintah Kota"),
    ("I. Daerah Kabupaten", "II. Daerah Kota"),
    ("KABUPATEN", "PEMERINTAH KOTA"),
    ("Pemkab", "Pemkot"),
    ("KAB.", "KOTA:"),
    ("Kabupaten (29)", "Kota (9)"),
    ("Kabupaten se-Jawa Timur", "Kota di Provinsi Jawa Timur"),
    ("JAWA TIMUR - KABUPATEN", "JAWA TIMUR - KOTA"),
    ("Kabupaten (Regency)", "Kota (Municipality)"),
]


@pytest.mark.parametrize("kabupaten_first", [True, False])
@pytest.mark.parametrize(("kabupaten", "kota"), WORDS)
def test_a_row_says_the_type_of_the_rows_below_in_many_words(read, kabupaten, kota, kabupaten_first):  # noqa: F811
    blocks = [[kabupaten], BLITAR, MALANG], [[kota], [1, "Blitar", 72], [2, "Malang", 73]]
    found = read("a.xlsx", S=[TITLE, HEADER, *blocks[not kabupaten_first], *blocks[kabupaten_first]])
    assert figures(found) == OF_KABUPATEN | {"35.72": 72, "35.73": 73}
    assert faults(found) == []


def test_a_letter_may_stand_in_a_cell_of_its_own(read):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, HEADER, ["A", "Pemerintah Kota"], BLITAR, MALANG])
    assert figures(found) == OF_KOTA


@pytest.mark.parametrize("text", ["Kabupaten/Kota", "Kota besar dan sedang", "Kab. dan Kota lainnya"])
def test_a_row_about_types_that_says_no_single_one_ends_the_type_above(read, text):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, HEADER, ["Kabupaten"], BLITAR, [text], MALANG])
    assert figures(found) == {"35.05": 70}
    assert faults(found) == ["ambiguous_region"]


@pytest.mark.parametrize("text", ["Kota Madiun", "Kab. Kediri", "Keterangan: nilai kota menyusul", "Kota Bengkulu"])
def test_a_region_without_figures_and_a_note_leave_the_type_as_it_is(read, text):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, HEADER, ["Kabupaten"], BLITAR, [None, text], MALANG])
    assert figures(found) == OF_KABUPATEN


def test_names_of_sheets_say_the_type(read):  # noqa: F811
    rows = [HEADER, BLITAR, MALANG]
    found = read("Nilai MCP 2024.xlsx", Kabupaten=rows, Kota=rows)
    assert [(seen.sheet, seen.region) for seen in found.observations] == [
        *(("Kabupaten", "35.05"), ("Kabupaten", "35.07")),
        *(("Kota", "35.72"), ("Kota", "35.73")),
    ]
    assert faults(found) == []


TITLES = {
    "Indeks MCP Pemerintah Kota se-Jawa Timur 2024": OF_KOTA,
    "Nilai MCP Kabupaten di Provinsi Jawa Timur 2024": OF_KABUPATEN,
    "NILAI MCP KOTA JAWA TIMUR TAHUN 2024": OF_KOTA,
    "Nilai MCP 2024 Kab.": OF_KABUPATEN,
    "Kota - MCP 2024": OF_KOTA,
    "Nilai MCP Kabupaten/Kota se-Jawa Timur 2024": {},
    "Nilai MCP Kabupaten dan Kota 2024": {},
    "Nilai MCP 2024 Bupati/Wali Kota": {},
    "Nilai MCP Kota Layak Anak 2024": {},
    "Nilai MCP 2024 selain Kota": {},
    "Nilai MCP 2024 (Inspektorat Kota)": {},
    "Nilai MCP 2024, disusun oleh Kota Batu": {},
}


@pytest.mark.parametrize(("title", "regions"), TITLES.items())
def test_a_title_says_the_type_where_it_is_about_all_rows(read, title, regions):  # noqa: F811
    found = read("a.xlsx", S=[[title], HEADER, BLITAR, MALANG])
    assert figures(found) == regions
    assert faults(found) == ([] if regions else ["ambiguous_region"] * 2)


@pytest.mark.parametrize("name", ["Kab. Kediri", "Trenggalek"])
def test_a_title_that_a_row_contradicts_says_nothing(read, name):  # noqa: F811
    found = read("a.xlsx", S=[["Nilai MCP Kota 2024"], HEADER, BLITAR, [2, name, 75]])
    assert "35.72" not in figures(found)
    assert faults(found) == ["ambiguous_region"]


def test_a_title_and_a_sheet_that_differ_say_nothing(read):  # noqa: F811
    found = read("a.xlsx", Kabupaten=[["Nilai MCP Kota 2024"], HEADER, BLITAR, MALANG])
    assert figures(found) == {}
    assert faults(found) == ["ambiguous_region"] * 2


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Kota Tangerang", "Selatan"),
        ("Kab. Bandung", "Barat"),
        ("Kabupaten Bengkulu", "Utara"),
        ("Kab. Lombok", "Timur"),
        ("Kab. Bolaang Mongondow", "Timur"),
        ("Kab. Pasaman", "Barat"),
    ],
)
def test_a_name_that_goes_on_in_the_next_row_is_asked_back(read, name, rest):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, HEADER, [1, name, 77.1], [None, rest], [2, "Kota Malang", 75]])
    assert figures(found) == {"35.73": 75}
    assert [each.cell for each in found.findings if each.rule in ("ambiguous_region", "unknown_region")][:1] == ["B3"]


@pytest.mark.parametrize("below", ["Kabupaten", "JAWA BARAT", "Catatan: sementara tidak ada", "Barat", "Kota Batu"])
def test_a_row_below_a_name_that_does_not_go_on_takes_no_figure_away(read, below):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, HEADER, [1, "Kota Malang", 75], [None, below]])
    assert figures(found) == {"35.73": 75}


@pytest.mark.parametrize("codes", [["71", "72", "73"], [71, 72, 74], ["01", "02", "03"], [12, 13, 14]])
@pytest.mark.parametrize("title", ["Nilai MCP Kota di Provinsi Jawa Timur 2024", "Nilai MCP se Jawa Timur 2024"])
def test_short_codes_below_the_title_of_a_province_are_asked_back(read, title, codes):  # noqa: F811
    found = read("a.xlsx", S=[[title], ["Kode", "Nilai"], *([code, 80.5] for code in codes)])
    assert figures(found) == {}
    assert faults(found) == ["short_code"] * 3 or faults(found) == ["short_code"]


def test_short_codes_without_a_province_around_are_provinces(read):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, ["Kode", "Nilai"], ["71", 88.1], ["35", 81.5], [33, 80.2]])
    assert figures(found) == {"71": 88.1, "35": 81.5, "33": 80.2}
    found = read("a.xlsx", S=[["MCP Provinsi Jawa Timur 2024"], ["Kode", "Nilai"], ["35", 81.5]])
    assert figures(found) == {"35": 81.5}


@pytest.mark.parametrize("years", [[2022, 2023, 2024], [2021, 2022]])
def test_keys_below_their_rows_lend_no_region_to_the_rows_after_them(read, years):  # noqa: F811
    rows, value = [], 70
    for name in ("Kota Blitar", "Kota Malang", "Kota Kediri"):
        for year in years:
            value += 1.5
            rows.append([name if year == years[-1] else None, year, value])
    found = read("a.xlsx", S=[["Nilai MCP"], ["Kab/Kota", "Tahun", "Nilai MCP"], *rows])
    assert {seen.year for seen in found.observations} == {years[-1]}
    assert set(faults(found)) == {"row_without_region"}
