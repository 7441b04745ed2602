"""Scorecards of many regions, written once and recalculated in one go by LibreOffice."""

import openpyxl
import pytest

from antikorupsi.publish.scorecard.writing import write_scorecard
from helpers import Assessment


@pytest.fixture(scope="session")
def recalculated(convert):
    """Gives the workbooks of a folder as LibreOffice computes them, by the names of their files."""

    def computed(folder):
        convert(sorted(folder.glob("*.xlsx")), "xlsx", folder / "out")
        return {path.stem: openpyxl.load_workbook(path, data_only=True) for path in (folder / "out").glob("*.xlsx")}

    return computed


def column_of(sheet, heading, row=5):
    return next(cell.column for cell in sheet[row] if cell.value == heading)


def by_name(workbook):
    """The result rows of the first sheet, by their words."""
    sheet = workbook.worksheets[0]
    return {row[0].value: row[1].value for row in sheet.iter_rows(min_row=4) if row[0].value}


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
