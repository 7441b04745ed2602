"""Scorecards of many regions, written once and recalculated in one go by LibreOffice."""

import re
import zipfile

import openpyxl
import pytest

from antikorupsi.publish.scorecard.writing import write_scorecard
from antikorupsi.show import VERDICT_WORDS, status_of
from helpers import Assessment


def without_results(path, target):
    """Copies a workbook without what is stored beside its formulas."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            bare = re.sub(rb"</f><v>[^<]*</v>", b"</f><v/>", old.read(name).replace(b' t="str"', b""))
            new.writestr(name, bare if name.startswith("xl/worksheets/") else old.read(name))


@pytest.fixture(scope="session")
def recalculated(convert):
    """Gives the workbooks of a folder as LibreOffice computes them, by the names of their files.

    It gets copies without the stored results, which it would take as they are.
    """

    def computed(folder):
        (folder / "bare").mkdir()
        for path in folder.glob("*.xlsx"):
            without_results(path, folder / "bare" / path.name)
        convert(sorted((folder / "bare").glob("*.xlsx")), "xlsx", folder / "out")
        return {path.stem: openpyxl.load_workbook(path, data_only=True) for path in (folder / "out").glob("*.xlsx")}

    return computed


def column_of(sheet, heading, row=5):
    return next(cell.column for cell in sheet[row] if cell.value == heading)


def by_name(workbook):
    """The result rows of the first sheet, by their words."""
    sheet = workbook.worksheets[0]
    return {row[0].value: row[1].value for row in sheet.iter_rows(min_row=4) if row[0].value}


def page_verdicts(view):
    """The words of the verdicts on the page."""
    return [view.language.say(VERDICT_WORDS[status_of(row)]) for row in view.verdict_rows]


def stored_and_recalculated(path, recalculated):
    """By sheet and cell of each formula of a scorecard: the result stored beside it, and that of LibreOffice."""
    formulas, stored = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    cells = [(sheet.title, cell.coordinate) for sheet in formulas for row in sheet for cell in row
             if cell.data_type == "f"]  # fmt: skip
    assert all(stored[sheet][cell].data_type != "f" for sheet, cell in cells)
    return {
        (sheet, cell): (stored[sheet][cell].value or 0, recalculated[sheet][cell].value or 0) for sheet, cell in cells
    }


def verdicts(workbook):
    """The words of the verdicts on the sheet of criteria."""
    sheet = workbook.worksheets[1]
    column = column_of(sheet, "Hasil kelayakan")
    return [sheet.cell(row, column).value for row in range(6, 14)]


@pytest.fixture(scope="session")
def views():
    """The region views of the simulated period and of one real pilot, by code."""
    contoh = Assessment.load("contoh")
    found = {region.code: contoh.region(region.code) for region in contoh.period.regions}
    return found | {"35.72": Assessment.load("2025").region("35.72")}


@pytest.fixture(scope="session")
def scorecards(views, recalculated, tmp_path_factory):
    """The folder of the scorecards, and what LibreOffice makes of them, by code."""
    folder = tmp_path_factory.mktemp("kartu")
    for code, view in views.items():
        write_scorecard(view, folder / f"{code}.xlsx")
    return folder, recalculated(folder)
