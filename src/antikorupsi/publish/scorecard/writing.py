"""The scorecard as a file: all its sheets, recomputed whenever it is opened, and the same bytes for the same region."""

from pathlib import Path

from openpyxl.workbook.properties import CalcProperties

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import repeatable
from antikorupsi.publish.scorecard.assumptions import write_assumptions
from antikorupsi.publish.scorecard.book import Book
from antikorupsi.publish.scorecard.criteria import write_criteria
from antikorupsi.publish.scorecard.indicators import write_indicators
from antikorupsi.publish.scorecard.summary import write_sources, write_summary


def write_scorecard(view: RegionAssessment, target: Path) -> None:
    """Writes a region's scorecard: summary, criteria if there are any, indicators, assumptions and sources."""
    book = Book(view)
    write_assumptions(book)  # first, as the others refer to it; it stands behind them
    behind = list(book.workbook.worksheets)
    if view.framework.criteria:
        write_criteria(book)
    write_indicators(book)
    for sheet in behind:
        book.workbook.move_sheet(sheet, len(book.workbook.worksheets) - 1)
    write_sources(book)
    write_summary(book)
    book.fit_rows()
    book.workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(repeatable(book.workbook, book.results))
