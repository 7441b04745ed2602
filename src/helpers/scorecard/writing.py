"""The scorecard as a file: all its sheets, recomputed whenever it is opened, and the same bytes for the same region."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

from openpyxl.workbook.properties import CalcProperties

from helpers.assessment import RegionAssessment
from helpers.scorecard.assumptions import write_assumptions
from helpers.scorecard.book import Book
from helpers.scorecard.criteria import write_criteria
from helpers.scorecard.indicators import write_indicators
from helpers.scorecard.summary import write_sources, write_summary

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_scorecard(view: RegionAssessment, target: Path) -> None:
    """Writes a region's scorecard: summary, criteria, indicators, assumptions and sources, in the view's language."""
    book = Book(view)
    write_assumptions(book)
    write_criteria(book)
    write_indicators(book)
    book.workbook.move_sheet(book.workbook.worksheets[0], 2)
    write_sources(book)
    write_summary(book)
    book.fit_rows()
    book.workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_repeatable(book))


def _repeatable(book: Book) -> bytes:
    """The workbook without the moment at which it was written."""
    book.workbook.properties.created = book.workbook.properties.modified = datetime(2000, 1, 1)
    written, kept = io.BytesIO(), io.BytesIO()
    book.workbook.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), _without_moment(name, old.read(name)), zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _without_moment(name: str, content: bytes) -> bytes:
    """The library writes the moment of saving into the properties, whatever they say."""
    if name != "docProps/core.xml":
        return content
    head, _, rest = content.partition(b"<dcterms:modified")
    _, _, tail = rest.partition(b"</dcterms:modified>")
    return head + tail
