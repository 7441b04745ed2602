"""How wide the columns of a table are on paper, from the widths of its words and lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, sqrt

from antikorupsi.publish.pages.elements import Element
from antikorupsi.publish.pages.glyphs import BREAK, width

PAGE = 504.0  # points: the text width of an A4 page
SIZE, SMALL_SIZE, SMALL = 8.5, 7.5, ("sources", "findings")  # points; and the classes of tables in small print
_GAP = 0.95  # em between columns: 7 points, as in report.typ, of the smallest print
_UNBROKEN = 12.0  # em: a number column wraps where it would be wider
_SHORT = 0.6  # of an equal share
_NEARLY = 1.05  # times its share: a column gets so much more where its longest line then fits
_NARROWEST = 8.0  # em of a column with longer lines
_BOLD = 1.07  # times as wide
_ADDRESS = 6.5 / SIZE  # the print of an address behind its link, of that around it
_TALL = 40  # lines: a cell that is likely taller may be split over pages
_WHOLE = 16  # lines: a table that is likely no higher stays on one page


@dataclass
class _Column:
    least: float = 1.0
    most: float = 1.0
    held: float = 1.0


def lay_out(table: Element, page: float = PAGE) -> None:
    """Notes on a table its size of print, its columns and whether it stays whole, on cells whether they break."""
    size = SMALL_SIZE if not set(SMALL).isdisjoint(table.classes) else SIZE
    rows = [list(row.find_all("th", "td")) for row in table.find_all("tr")]
    shares = _shares(rows, page / size)
    table.more |= {"size": size, "columns": shares}
    height = 0
    for cells in rows:
        lines = 1
        for place, cell in _placed(cells):
            needed = (width(cell.text) + _addresses(cell)) / sum(shares[place : place + _span(cell)])
            lines = max(lines, ceil(needed))
            if needed > _TALL:
                cell.more["tall"] = True
        height += lines
    if height <= _WHOLE:
        table.more["whole"] = True


def _shares(rows: list[list[Element]], room: float) -> list[float]:
    """The width of each column in em: no narrower than its longest word where that is possible."""
    columns = [_Column() for _ in range(max([sum(map(_span, cells)) for cells in rows], default=1))]
    for cells in rows:
        for place, cell in _placed(cells):
            if _span(cell) == 1:
                _widen(columns[place], cell)
    return [round(width, 2) for width in _shared_out(columns, room)]


def _shared_out(columns: list[_Column], room: float) -> list[float]:
    """The widths: short columns get their longest line, the others share the rest by the root of what they hold.

    So the cells of a row become about as high as each other. None gets more than its longest line takes,
    nor a little less.
    """
    widths = [column.most for column in columns]
    rest, shared = room, list(range(len(columns)))
    while shared:
        held = sum(sqrt(columns[place].held) for place in shared)
        shares = {place: rest * sqrt(columns[place].held) / held for place in shared}
        equal = _SHORT * rest / len(shared)
        whole = [place for place in shared if widths[place] <= max(equal, _NEARLY * shares[place])]
        if not whole:
            break
        rest -= sum(widths[place] for place in whole)
        shared = [place for place in shared if place not in whole]
    for place in shared:
        least = max(columns[place].least, min(columns[place].most, _NARROWEST))
        widths[place] = max(least, shares[place])
    return widths


def _widen(column: _Column, cell: Element) -> None:
    lines = cell.text.split("\n")
    drawn = max([svg.more["width"] * 0.07 for svg in cell.find_all("svg")], default=0.0)
    most = max([width(line) for line in lines] + [drawn]) + _addresses(cell)
    words = [width(word) for line in lines for word in line.replace(BREAK, " ").replace("-", "- ").split()]
    if any(isinstance(kid, Element) and "status" in kid.classes for kid in cell.kids):
        most *= _BOLD
    if cell.more.get("scope") == "col":  # a heading may take two lines
        words = [_BOLD * word for word in words]
        most = max([most * 0.6, *words])
    whole = most if "number" in cell.classes and most < _UNBROKEN else 0.0
    column.least = max([column.least, drawn + _GAP, whole + _GAP, *[word + _GAP for word in words]])
    column.most = max(column.most, most + _GAP)
    column.held += sum(map(width, lines)) + _addresses(cell)


def _addresses(cell: Element) -> float:
    """What the addresses take that are printed behind links."""
    return _ADDRESS * sum(width(link.more.get("shown", "")) for link in cell.find_all("a"))


def _placed(cells: list[Element]) -> Iterator[tuple[int, Element]]:
    place = 0
    for cell in cells:
        yield place, cell
        place += _span(cell)


def _span(cell: Element) -> int:
    return int(cell.more.get("colspan", 1))
