"""Sheets with regions or years in columns, ready to be turned: groups of labels filled, other quantities left out.

`Target | Realisasi` below the years of such a sheet is what a header of two rows is above regions in rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.dates import times_in
from antikorupsi.ingest.tables.groups import filled_rows, is_bare_year, year_of_date
from antikorupsi.ingest.tables.headings import Heading, asides_of, is_known, normalised, read_heading, spoken_of
from antikorupsi.ingest.tables.other_columns import columns_of_report
from antikorupsi.ingest.tables.other_measures import places
from antikorupsi.ingest.tables.qualifiers import other_quantity
from antikorupsi.ingest.tables.sections import section_text
from antikorupsi.ingest.tables.status import status_in
from antikorupsi.ingest.tables.table import SetAside
from antikorupsi.ingest.tables.words import begins_with, words

_MOST_LABEL_ROWS = 3


@dataclass(frozen=True)
class Turned:
    """A turned sheet without its titles and without figures of other quantities, which `set_aside` names."""

    sheet: Sheet
    set_aside: tuple[SetAside, ...]


def turned(sheet: Sheet, titles: Sequence[int]) -> Turned:
    """The sheet with its columns as rows; `titles` are the rows above its labels.

    Titles are no headings of columns: the word `target` in one speaks of all figures. A group label stands over all its
    columns. Below a row of labels that are bare years stands the heading Tahun, below one with times Keterangan.
    """
    labels = _label_rows(sheet, len(titles))
    width = max(map(len, sheet.rows), default=0)
    rows = [[] if row in titles else list(cells) for row, cells in enumerate(sheet.rows)]
    for row, cells in zip(labels[:-1], filled_rows(sheet, labels, width), strict=False):
        rows[row] = cells
    keys = next((i for i, cell in enumerate(rows[labels.start]) if not is_blank(cell)), 0) if labels else 0
    for row in labels[1:]:
        rows[row] += [None] * (keys + 1 - len(rows[row]))
        rows[row][keys] = _heading_of_labels(rows[row][keys + 1 :])
    found = [*_of_columns(rows, labels, keys), *_of_sections(rows, range(labels.stop, len(rows)))]
    for aside in found:
        _blank(rows, aside, labels.stop)
    left_out = {aside.cell[1] for aside in found if not aside.row}
    for row in labels:
        rows[row] = [_year_alone(cell, index in left_out) for index, cell in enumerate(rows[row])]
    return Turned(replace(sheet, rows=rows).turn(), tuple(replace(aside, cell=aside.cell[::-1]) for aside in found))


def _label_rows(sheet: Sheet, first: int) -> range:
    """The rows that hold the labels of the columns: the first one below the titles, and rows of labels below it."""
    end = first + 1
    while end < min(len(sheet.rows), first + _MOST_LABEL_ROWS) and _is_label_row(sheet.rows[first], sheet.rows[end]):
        end += 1
    return range(first, min(end, len(sheet.rows)))


def _is_label_row(top: Sequence[Value], cells: Sequence[Value]) -> bool:
    """Whether a row holds labels alone and nothing below the heading of the names.

    They stand below years or groups, or are all known.
    """
    key = next((index for index, cell in enumerate(top) if not is_blank(cell)), 0)
    filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
    if not filled or filled[0] <= key or any(index >= len(top) for index in filled[:1]):
        return False
    if not all(isinstance(cells[index], str) or is_bare_year(cells[index]) for index in filled):
        return False
    if any(spoken_of(normalised(cells[index])) for index in filled):
        return False
    years = [index for index, cell in enumerate(top) if is_bare_year(year_of_date(cell))]
    below_years = bool(years) and filled[0] >= years[0]
    below_group = any(index >= len(top) or is_blank(top[index]) for index in filled)
    return (
        below_years
        or below_group
        or all(is_bare_year(cells[index]) or _is_label(normalised(cells[index])) for index in filled)
    )


def _is_label(text: str) -> bool:
    return text in words("general") | words("claims") | words("verified") or bool(other_quantity(text))


def _heading_of_labels(cells: Iterable[Value]) -> str | None:
    filled = [cell for cell in cells if not is_blank(cell)]
    if filled and all(map(is_bare_year, filled)):
        return "Tahun"
    return "Keterangan" if any(_says_time(text_of(cell)) for cell in filled) else None


def _year_alone(cell: Value, left_out: bool) -> Value:
    """The year of a label that says nothing else but that it was reached (`Realisasi 2023`), or of a column left out.

    Any other cell is given as it is.
    """
    heading = read_heading([cell]) if isinstance(cell, str) else None
    if heading is None or heading.year is None:
        return cell
    is_reached = words("general").issuperset((*heading.parts, *asides_of(heading.written)))
    return heading.year if is_reached or left_out else cell


def _says_time(text: str) -> bool:
    return bool(status_in(normalised(text)) or any(time.is_date for time in times_in(text)))


def _of_columns(rows: list[list[Value]], labels: range, key: int) -> list[SetAside]:
    """The columns whose labels name another quantity, a share of a target, or below a first row nothing known."""
    headings: dict[int, Heading] = {}
    for index in range(key + 1, max(map(len, rows), default=0)):
        if (heading := read_heading([year_of_date(_at(rows[row], index)) for row in labels])) is not None:
            headings[index] = heading
    report = columns_of_report(headings, short_pairs=True)
    beside = report.shares | report.targets
    quantities = {
        index: "" if index in beside | report.reached else _quantity_of(heading, rows, labels, index)
        for index, heading in headings.items()
    }
    others = any(index not in beside and not quantity for index, quantity in quantities.items())
    asides = []
    for index, quantity in quantities.items():
        if index in beside or quantity:
            row = next(row for row in reversed(labels) if not is_blank(_at(rows[row], index)))
            asides.append(SetAside((row, index), quantity or headings[index].written, beside=index in beside or others))
    return asides


def _quantity_of(heading: Heading, rows: list[list[Value]], labels: range, index: int) -> str:
    """The quantity that the labels of a column name; a text below the first row that says nothing known is one too."""
    if quantity := next(filter(None, map(other_quantity, (*heading.parts, *asides_of(heading.written)))), ""):
        return quantity
    for row in labels[1:]:
        cell = _at(rows[row], index)
        text = normalised(cell)
        core = " ".join(word for word in text.split() if word not in words("general"))
        known = not core or core in words("verified") | words("units") or is_bare_year(cell) or is_known(cell)
        known = known or _names_a_place(text)
        if not known and not _says_time(text_of(cell)):
            return text_of(cell)
    return ""


def _names_a_place(text: str) -> bool:
    """Whether a label holds nothing but words of the names of regions and provinces."""
    types = ("kabupaten", "kab", "kota")
    return bool(text) and all(
        word in places() or word in types or word in words("beside_type") for word in text.split()
    )


def _at(cells: Sequence[Value], index: int) -> Value:
    return cells[index] if index < len(cells) else None


def _of_sections(rows: list[list[Value]], below: range) -> list[SetAside]:
    """The rows below a lone text that names another quantity, up to the next lone text."""
    asides, quantity = [], ""
    for row in below:
        if all(map(is_blank, rows[row])):
            continue
        if text := normalised(section_text(rows[row])):
            quantity = "" if begins_with(text, "notes") else other_quantity(text)
        elif quantity:
            first = next(index for index, cell in enumerate(rows[row]) if not is_blank(cell))
            asides.append(SetAside((row, first), quantity, beside=False, row=True))
    return asides


def _blank(rows: list[list[Value]], aside: SetAside, below: int) -> None:
    """Takes the figures of a column, or all cells of a row, out of the rows."""
    row, column = aside.cell
    if aside.row:
        rows[row] = []
        return
    for cells in rows[below:]:
        if column < len(cells):
            cells[column] = None
