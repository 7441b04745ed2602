"""Signs at a year that say more than the year: a bound (`>2024`), a doubt (`2024?`), a letter (`2024(e)`)."""

import re

from antikorupsi.ingest.spreadsheets import is_blank, text_of
from antikorupsi.ingest.tables.footnotes import footnote_in
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault

_YEAR = r"(?:19|20)\d\d"
_BOUND = re.compile(
    rf"[<>\u2264\u2265\u2248~\u00b1]=?\s*{_YEAR}\b|\b{_YEAR}\s*(?:[?!<>\u2264\u2265~\u00b1]|\(\s*\?\s*\)|\+(?!\d))"
)
_MARK = re.compile(rf"\b{_YEAR}\s*(?:\(\s*(?P<letter>[a-z]{{1,2}})\s*\)|(?P<sign>[*#^]+))", re.IGNORECASE)


def is_doubtful_year(written: str) -> bool:
    """Whether a bound or a sign of doubt stands at a year."""
    return _BOUND.search(written) is not None


def faults_of_year_marks(table: Table) -> dict[int, FaultAt]:
    """The fault of every column whose heading has such a sign at its year, or a mark that no note explains."""
    return {
        placed.index: FaultAt(Fault("unclear_year", {"value": placed.heading}), table.heading_cell(placed.index))
        for placed in table.measured
        if placed.year is not None and (is_doubtful_year(placed.heading) or _is_unexplained(placed.heading, table))
    }


def _is_unexplained(heading: str, table: Table) -> bool:
    mark = _MARK.search(heading)
    return mark is not None and not _explains((mark["letter"] or mark["sign"]).lower(), table)


def _explains(mark: str, table: Table) -> bool:
    """Whether a footnote, or a note such as `e = estimasi`, stands for a mark in a row of its own."""
    upright = table.sheet.turn() if table.sheet.turned else table.sheet
    for cells in upright.rows:
        texts = [text_of(cell) for cell in cells if not is_blank(cell)]
        note = footnote_in(" ".join(texts)) if 0 < len(texts) <= 2 else None
        if note is not None and note[0] == mark:
            return True
        if len(texts) == 1 and re.search(rf"(?<!\w){re.escape(mark)}\)?\s*[=:]", texts[0].lower()):
            return True
    return False
