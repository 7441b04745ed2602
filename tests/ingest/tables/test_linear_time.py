"""Reading a text, a table or a list of figures takes time in proportion to its size, whatever it is made of."""

import pytest

from antikorupsi.ingest import read_survey
from antikorupsi.ingest.spreadsheets import Sheet, text_files
from antikorupsi.ingest.surveys import columns
from antikorupsi.ingest.tables import dates, evidence, scale_words, titles
from antikorupsi.ingest.tables.band_checks import check_bands
from antikorupsi.ingest.tables.conflicts import drop_rounded_duplicates
from antikorupsi.ingest.tables.ingest import FileReader
from antikorupsi.ingest.tables.merging import merge_alike
from antikorupsi.ingest.tables.owners import owner_of
from antikorupsi.ingest.tables.personal import mask_personal
from antikorupsi.ingest.tables.records import Finding, Observation
from antikorupsi.rules import frameworks
from antikorupsi.rules.regions import codes, official
from tests.linear_time import is_linear

pytestmark = pytest.mark.slow

TEXTS = {
    "separators without a code": (codes.code_and_name, lambda size: "A" * (size // 2) + "-" * (size // 2), 200),
    "separators behind a code": (codes.code_and_name, lambda size: "3572" + "-" * size, 4_000),
    "digits that are no number": (text_files._NUMBER.fullmatch, lambda size: "1" * size + "x", 4_000),
    "numbers of regulations": (lambda text: titles.years_in([text]), lambda size: "no." * size, 2_000),
    "days in a title": (lambda text: titles.years_in([text]), lambda size: "per 3 mei 2024, rapat 2024, " * size, 300),
    "blanks behind a month": (lambda text: titles.years_in([text]), lambda size: "1 mei" + " " * size, 4_000),
    "one long word": (evidence.is_prose, lambda size: "a" * size, 4_000),
    "blanks in an answer": (columns._NUMBER_LAST.fullmatch, lambda size: "a" + " " * size + "b", 2_000),
    "brackets that nothing closes": (scale_words.unit_in, lambda size: "(" * size, 1_000),
    "brackets in a heading": (lambda text: [*scale_words.bracketed_ends(text)], lambda size: "[(" * size, 1_000),
    "days with numerals": (dates.times_in, lambda size: "30-ix-" * size, 1_000),
    "names of regions": (lambda text: owner_of([text], official()), lambda size: "kota " * size, 600),
    "thousands that are none": (mask_personal, lambda size: "100 " * size + "1", 500),
    "single digits": (mask_personal, lambda size: "1 2 " * size, 1_500),
    "digits with marks": (mask_personal, lambda size: "0812;" * size, 1_000),
    "digits without blanks": (mask_personal, lambda size: "08" * size, 4_000),
    "area codes": (mask_personal, lambda size: "0342/" * size, 1_000),
    "words for contacts": (mask_personal, lambda size: "hp 81 22 " * size, 300),
    "an address that hands over": (mask_personal, lambda size: "http://x.id/?hp=" + "0-" * size, 300),
    "signs of e-mail in brackets": (mask_personal, lambda size: "a[@]" * size, 400),
    "signs of e-mail": (mask_personal, lambda size: "a-" * size + "@" + "b." * size, 400),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_four_times_the_length_takes_at_most_six_times_the_time(name):
    assert is_linear(*TEXTS[name])


HEADER = "Kabupaten/Kota;Tahun;Indeks SPI\n"


def unknown_items(size):
    rows = "".join(f"Kota Blitar;2024;x{number};70,12\n" for number in range(size))
    return "Indeks SPI 2024\nKabupaten/Kota;Tahun;Komponen;Nilai\n" + rows


def stacked_tables(size):
    blocks = (f"SPI {2000 + place % 25};\nKab/Kota;Indeks\nKota Blitar;70\n;\n" for place in range(size))
    return "".join(blocks)


def lists_side_by_side(size):
    blocks = (
        f"SPI {2000 + place % 25};;MCP;\nPemda;Nilai;Pemda;Nilai\nKota Blitar;70;Kota Batu;80\n;\n"
        for place in range(size)
    )
    return "".join(blocks)


def regions_across(size):
    return f"Indeks SPI\nTahun{';Kota Blitar' * size}\n2023{';70' * size}\n"


FILES = {
    "unknown items": (unknown_items, 150),
    "tables below one another": (stacked_tables, 60),
    "pairs of lists below one another": (lists_side_by_side, 40),
    "regions in columns": (regions_across, 200),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_four_times_the_rows_takes_at_most_six_times_the_time(name, tmp_path):
    make, size = FILES[name]
    read = FileReader(tmp_path, official(), (), read_survey)

    def written(size):
        path = tmp_path / f"{size}.csv"
        path.write_text(make(size), encoding="utf-8")
        return path

    assert is_linear(read, written, size)


def test_four_times_as_many_values_of_a_figure_take_at_most_six_times_the_time():
    assert is_linear(drop_rounded_duplicates, lambda size: [50 + number / 100_000 for number in range(size)], 300)


def test_four_times_as_many_scores_and_categories_of_a_row_take_at_most_six_times_the_time():
    bands = frameworks.load("kabkota-2025").bands
    known = next(own for own in bands if own.instrument == "sakip")

    def row(size):
        common = {"region": "35.72", "instrument": "sakip", "year": 2024, "status": "final", "file": "a", "sheet": "a"}
        scores = [
            {"item": known.item, "value": 60.5, "label": None},
            {"item": "predikat", "value": None, "label": "AA"},
        ]
        return [
            Observation(**common, **each, cell=f"A{place}", simulated=False) for place in [1] * size for each in scores
        ]

    assert is_linear(lambda observations: check_bands(observations, [], bands), row, 300)


def areas_of_one_fault(size):
    """Five faulty cells and one without a fault, again and again: one finding for each five."""
    rows = range(size)
    found = [Finding(rule="not_a_number", file="a.csv", sheet="a", cell=f"A{row + 1}") for row in rows if row % 6]
    return found, Sheet("a.csv", "a", [["abc"] for _ in rows])


def test_four_times_as_many_areas_of_one_fault_take_at_most_six_times_the_time():
    assert is_linear(lambda found_and_sheet: merge_alike(*found_and_sheet), areas_of_one_fault, 2_000)
