"""Whatever the layout, the same figures come out, each under the cell it was written in."""

from hypothesis import given, settings
from hypothesis import strategies as st

from antikorupsi.ingest.spreadsheets.cells import Sheet
from antikorupsi.ingest.tables.finding_tables import find_tables
from antikorupsi.ingest.tables.frames import accounts_frame, unclosed_accounts
from antikorupsi.ingest.tables.reading import Reading
from antikorupsi.ingest.tables.region_rows import read_region_rows
from helpers import regions

OFFICIAL = regions.official()
YEARS = [2021, 2022, 2023, 2024]


@st.composite
def figures(draw):
    """By region code and year: an index of 40 to 99 with one decimal."""
    chosen = draw(st.lists(st.sampled_from([each.code for each in OFFICIAL]), min_size=2, max_size=6, unique=True))
    years = draw(st.lists(st.sampled_from(YEARS), min_size=1, max_size=4, unique=True))
    value = st.integers(400, 990).map(lambda tenths: tenths / 10)
    return {(code, year): draw(value) for code in chosen for year in sorted(years)}


def written_year(draw, year):
    return draw(st.sampled_from([year, str(year), float(year), f"Tahun {year}"]))


def written_value(draw, value, style):
    return {"number": value, "indonesian": f"{value}".replace(".", ","), "english": f"{value}"}[style]


def long_by_year(draw, known, style):
    key_once = draw(st.booleans())
    rows, last = [["Kode Kemendagri", "Nama Kabupaten/Kota", "Tahun", "Indeks SPI"]], None
    for (code, year), value in known.items():
        name = [None, None] if key_once and code == last else [code, OFFICIAL.get(code).name]
        rows.append([*name, written_year(draw, year), written_value(draw, value, style)])
        last = code
    return rows


def years_as_columns(draw, known, style):
    years = sorted({year for _, year in known})
    if draw(st.booleans()):
        rows = [
            ["No", "Kabupaten/Kota", "Indeks SPI", *[None] * (len(years) - 1)],
            [None, None, *(written_year(draw, year) for year in years)],
        ]
    else:
        rows = [["No", "Kabupaten/Kota", *(f"Indeks SPI {year}" for year in years)]]
    for number, code in enumerate(dict.fromkeys(code for code, _ in known), 1):
        values = [written_value(draw, known[code, year], style) for year in years]
        rows.append([number, OFFICIAL.get(code).name, *values])
    return rows


def regions_in_columns(draw, known, style):
    codes = list(dict.fromkeys(code for code, _ in known))
    years = sorted({year for _, year in known})
    rows = [["Tahun", *(OFFICIAL.get(code).name for code in codes)]]
    return rows + [
        [written_year(draw, year), *(written_value(draw, known[code, year], style) for code in codes)] for year in years
    ]


@st.composite
def laid_out(draw):
    """Figures, and a sheet that holds them with titles above, notes below and blank columns at the left."""
    known = draw(figures())
    layout = draw(st.sampled_from([long_by_year, years_as_columns, regions_in_columns]))
    style = draw(st.sampled_from(["number", "indonesian", "english"]))
    rows = layout(draw, known, style)
    titles = draw(st.sampled_from([[["Survei Penilaian Integritas"]], [["Indeks SPI"], [], ["Sumber: KPK"]]]))
    notes = draw(st.sampled_from([[], [["Catatan: angka final"]], [[], ["*) lihat lampiran"]]]))
    left = draw(st.integers(0, 2))
    sheet = [[None] * left + row if row else [] for row in [*titles, *rows, *notes]]
    return known, Sheet("berkas.xlsx", "Lembar", sheet)


@settings(max_examples=200)
@given(laid_out())
def test_every_layout_gives_the_same_figures_and_nothing_else(case):
    known, sheet = case
    reading = Reading(sheet)
    for table in find_tables(sheet, OFFICIAL):
        read_region_rows(table, OFFICIAL, reading)
    reading.close()
    assert [found.rule for found in reading.findings] == []
    assert {(seen.region, seen.year): seen.value for seen in reading.observations} == known
    assert len({seen.cell for seen in reading.observations}) == len(known)
    assert unclosed_accounts(accounts_frame([reading.account])) == []
