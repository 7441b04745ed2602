"""A list of units may be a spreadsheet: read like those of agencies, with sheet and cell in its messages."""

from html import escape

import pytest
from openpyxl import Workbook

from antikorupsi.assess.period import open_period
from antikorupsi.common import WorkbookError
from tests.ingest.spreadsheets.archives import ods_of

PERIOD = """
year: 2026
regions: {file}
units:
  type: sekolah
  one: {{id: sekolah, en: school}}
  many: {{en: schools}}
  name_headings: [Sekolah]
  code_headings: [NPSN]
"""
ROWS = [
    ["Daftar sekolah binaan"],
    [],
    ["NPSN", "Sekolah", "Provinsi", "Lintang", "Penduduk"],
    ["S0101", "SD Contoh Pagi", "Contoh Barat", -7.25, 420],
    [20102, "SD  Contoh Siang", "Contoh Barat"],
    [],
    ["S0103", "SD Contoh Malam"],
]


def xlsx(path, rows, *, hidden_before=False):
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Daftar"
    if hidden_before:
        workbook.create_sheet("Lama", 0).append(["NPSN", "Sekolah"])
        workbook["Lama"].sheet_state = "hidden"
        workbook.active = 1
    for row in rows:
        sheet.append(row)
    workbook.save(path)


def ods(path, rows):
    def cell(value):
        if isinstance(value, str):
            return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    lines = [f"<table:table-row>{''.join(map(cell, row)) or '<table:table-cell/>'}</table:table-row>" for row in rows]
    path.write_bytes(ods_of("".join(lines)))


def opened(tmp_path, name, write, rows, **options):
    folder = tmp_path / "sekolah-2026"
    folder.mkdir()
    (folder / "periode.yaml").write_text(PERIOD.format(file=name), encoding="utf-8")
    write(folder / name, rows, **options)
    return open_period("sekolah-2026", raw=tmp_path)


@pytest.mark.parametrize(("name", "write"), [("sekolah.xlsx", xlsx), ("sekolah.ods", ods)])
def test_a_spreadsheet_lists_the_units_below_its_titles(tmp_path, name, write):
    period = opened(tmp_path, name, write, ROWS)
    listed = [(each.code, each.name, each.province, each.population) for each in period.regions]
    assert listed == [
        ("20102", "SD Contoh Siang", "Contoh Barat", None),
        ("S0101", "SD Contoh Pagi", "Contoh Barat", 420),
        ("S0103", "SD Contoh Malam", "", None),
    ]
    assert period.regions.get("S0101").latitude == -7.25
    assert name in period.own_files  # it is no agency's spreadsheet


def test_a_hidden_sheet_lists_nobody(tmp_path):
    assert len(opened(tmp_path, "sekolah.xlsx", xlsx, ROWS, hidden_before=True).regions) == 3


HEAD = ["NPSN", "Sekolah", "Penduduk"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([HEAD, ["A01", "SD Satu"], ["A-01", "SD Dua"]],
         "sekolah.xlsx, sheet 'Daftar', cell A3: 'A-01' stands in sheet 'Daftar', cell A2 already."),
        ([["Daftar"], HEAD, ["A01", "SD Satu", 1.5]], "sheet 'Daftar', cell C3: '1.5' is not a whole number."),
        ([HEAD, [None, "SD Satu"]], "sheet 'Daftar', cell A2: '' is empty. Fill it in."),
        ([["NPSN", "Namma"]], "sheet 'Daftar', row 1: there is no column 'Namma'. Did you mean"),
        ([["NPSN"], ["A01"]], "sheet 'Daftar', row 1: column Sekolah is missing."),
        ([["Judul"], ["A01", "SD Satu"]], "holds no list: no row of its first 30 has the headings NPSN and Sekolah."),
        ([HEAD], "sekolah.xlsx holds no school. Add one line for each, under the header."),
        ([HEAD, ["A01", "SD Satu", "=1+"]], "sheet 'Daftar', cell C2: '=1+' gives no value. Write the value itself."),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_sheet_and_cell(tmp_path, rows, said):
    with pytest.raises(WorkbookError) as refused:
        opened(tmp_path, "sekolah.xlsx", xlsx, rows)
    assert said in str(refused.value)


def test_a_file_that_is_no_spreadsheet_is_refused_with_what_to_save(tmp_path):
    with pytest.raises(WorkbookError, match=r"sekolah.xlsx cannot be read as a spreadsheet .*Save it as .xlsx, .ods"):
        opened(tmp_path, "sekolah.xlsx", lambda path, _: path.write_bytes(b"PK\x03\x04 nothing"), [])
