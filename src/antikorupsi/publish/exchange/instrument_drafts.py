"""Drafts of instrument files for sheets that nobody knows yet, with the headings found in them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pandas as pd

from antikorupsi.common import fault_of_name, replace_file, without_illegal
from antikorupsi.ingest import (
    MASK,
    Sheet,
    UnreadableFileError,
    Value,
    cell_name,
    columns_by_name,
    holds_personal,
    is_bare_year,
    is_blank,
    looks_personal,
    normalised,
    parse_number,
    paths_by_name,
    range_name,
    read_sheets,
    text_of,
)
from antikorupsi.rules import instrument_by_id

UNKNOWN = ("unknown_file", "unknown_sheet", "almost_known_file", "almost_known_sheet")
_FIRST_ROWS = 40
_ROWS_BELOW = 3
_FEWEST_HEADINGS = 2
_MOST_COLUMNS = 30
_LONGEST_STEM = 80
_HEAD = """\
# Draft by `workbook check` of {place}.
# Complete it as docs/adding-a-source.md says, and move it to src/antikorupsi/rules/instruments/data/{id}.yaml.
id: {id}
name: {{id: {name}, en: {name}}}  # what reports call it
owner: "?"  # the agency that sends it
recognised_by: [{words}]  # words of its title, sheet name or file name
columns:  # delete those that hold no figure; region, year, remark and source need no words here
"""
_OF_POINTS = """\
    unit: points  # points, percent, index, level or people; leave it out for other units
    range: [0, 100]  # what is accepted
"""
_OF_OTHERS = """\
    # unit: people  # points, percent, index, level or people; leave it out for other units
    # range: [0, 100]  # what is accepted; the sheet holds numbers beyond 0 to 100
"""
_COLUMN = """\
  - item: {item}
    names: [{heading}]  # {cell}
    type: number
{scale}    words: {{id: {heading}, en: {heading}}}  # one plain sentence for senders
"""


def write_instrument_drafts(findings: pd.DataFrame, raw: Path, target: Path) -> list[Path]:
    """Writes a draft for every unknown sheet that has headings above numbers; the paths of those that are new.

    One that lies there already may have been completed by hand, and is left as it is.
    """
    written = []
    unknown = findings[findings["rule"].isin(UNKNOWN)]
    paths = {} if unknown.empty else paths_by_name(raw)
    for file, of_file in unknown.groupby("file", sort=True):
        for sheet in _sheets(paths.get(str(file)), str(file), set(of_file["sheet"])):
            path = target / _name_of(sheet)
            text = draft_of(sheet)
            if text and not path.exists():
                target.mkdir(parents=True, exist_ok=True)
                replace_file(path, text.encode())
                written.append(path)
    return written


def draft_of(sheet: Sheet) -> str:
    """The text of a draft; "" for a sheet without a row of headings above numbers.

    Headings that may be somebody's name or number are left out, and so are those that every file may have.
    """
    found = _headings(sheet)
    if not found:
        return ""
    row, headings = found
    identifier = _identifier(sheet)
    name = _quoted(_title(sheet, row) or " ".join(_stem(sheet).split()))
    place = f"{_plain(sheet.file)}, {_plain(sheet.name)}"
    head = _HEAD.format(place=place, id=identifier, name=name, words=_quoted(normalised(_words_of(sheet))))
    items: list[str] = []
    columns = []
    for column, heading in headings:
        if is_bare_year(sheet.value(row, column)):  # years side by side are one column
            continue
        items.append(_free(_slug(heading) or "nilai", items))
        columns.append(_column(items[-1], heading, cell_name(row, column), _scale(sheet, row, [column])))
    years = [column for column, _ in headings if is_bare_year(sheet.value(row, column))]
    if years:
        place = range_name((row, years[0]), (row, years[-1]))
        columns.append(
            _column(_free("nilai", items), "Nilai", place, "    by_year: true\n" + _scale(sheet, row, years))
        )
    return head + "".join(columns)


def _column(item: str, heading: str, place: str, scale: str) -> str:
    return _COLUMN.format(item=item, heading=_quoted(heading), cell=place, scale=scale)


def _scale(sheet: Sheet, row: int, columns: list[int]) -> str:
    """Unit and range as the numbers below the headings suggest: points from 0 to 100, or left to fill in."""
    below = sheet.rows[row + 1 :]
    found = [_number(cells[column]) for cells in below for column in columns if column < len(cells)]
    numbers = [number for number in found if number is not None]
    return _OF_POINTS if all(0 <= number <= 100 for number in numbers) else _OF_OTHERS


def _title(sheet: Sheet, row: int) -> str:
    """The first text above the headings that is nobody's name or number; "" where there is none."""
    above = (cell for cells in sheet.rows[:row] for cell in cells)
    texts = (_plain(text_of(cell)) for cell in above if _is_heading(cell) and not is_blank(cell))
    return next(texts, "")[:_LONGEST_STEM]


def _sheets(path: Path | None, file: str, names: set[str]) -> Iterator[Sheet]:
    """The sheets of those names in a file; none where it is gone or cannot be read."""
    try:
        yield from (sheet for sheet in (read_sheets(path, file) if path else ()) if sheet.name in names)
    except UnreadableFileError:
        return


def _headings(sheet: Sheet) -> tuple[int, list[tuple[int, str]]] | None:
    """The first row of texts that has numbers below it, and its headings of columns of numbers."""
    for row, cells in enumerate(sheet.rows[:_FIRST_ROWS]):
        filled = [column for column, cell in enumerate(cells[:_MOST_COLUMNS]) if not is_blank(cell)]
        below = sheet.rows[row + 1 : row + 1 + _ROWS_BELOW]
        headed = all(_is_heading(cells[column]) or is_bare_year(cells[column]) for column in filled)
        if len(filled) < _FEWEST_HEADINGS or not headed or all(is_bare_year(cells[column]) for column in filled):
            continue
        of_numbers = [column for column in filled if any(_holds_number(each, column) for each in below)]
        said = [(column, text_of(cells[column])) for column in of_numbers if not _is_common(cells[column])]
        if said:
            return row, said
    return None


def _is_heading(cell: Value) -> bool:
    return isinstance(cell, str) and not looks_personal(cell) and not holds_personal(cell)


def _is_common(cell: Value) -> bool:
    """Whether a heading says who, when or where, as in any file."""
    meant = columns_by_name().get(normalised(cell), [])
    return not normalised(cell) or any(each.column.item is None for each in meant)


def _holds_number(row: list[Value], column: int) -> bool:
    return column < len(row) and _number(row[column]) is not None


def _number(cell: Value) -> float | None:
    """The number a cell holds, or writes as text with a comma or a point; None where it holds none."""
    if isinstance(cell, str):
        return parse_number(cell, "," if "," in cell else ".")
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _name_of(sheet: Sheet) -> str:
    name = f"{_plain(_stem(sheet))[:_LONGEST_STEM]} - {_plain(sheet.name)[:_LONGEST_STEM]}.yaml"
    clean = re.sub(r"[/\\:]", " ", name).lstrip(". ")
    return "lembar.yaml" if fault_of_name(clean) else clean


def _identifier(sheet: Sheet) -> str:
    return _free(_slug(_words_of(sheet)) or "sumber_baru", list(instrument_by_id()))


def _words_of(sheet: Sheet) -> str:
    """The words of the file's name without numbers, years and the mask, else of the sheet's name."""
    words = [re.sub(r"\d+", " ", text.replace(MASK, " ")).strip() for text in (_stem(sheet), sheet.name)]
    return next((text for text in words if normalised(text)), "sumber baru")


def _stem(sheet: Sheet) -> str:
    return PurePosixPath(sheet.file).stem


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", normalised(text)).strip("_")[:40].strip("_")


def _free(wanted: str, taken: list[str]) -> str:
    free, number = wanted, 1
    while free in taken:
        number += 1
        free = f"{wanted}_{number}"
    return free


def _plain(text: str) -> str:
    """A text on one line, of characters that a file of text may hold."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", without_illegal(text)).split())


def _quoted(text: str) -> str:
    return json.dumps(_plain(text), ensure_ascii=False)
