"""The headings of columns out of the rows of a header, groups filled to where they reach, and the groups above it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import Heading, columns_by_name, normalised, read_heading, spoken_of
from antikorupsi.ingest.tables.titles import is_title_row
from antikorupsi.ingest.tables.words import words

_YEAR = re.compile(r"(?:19|20)\d\d")
_ROLES_OF_KEYS = frozenset({"region", "code", "bps_code", "number", "province", "year"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


class Unclear(str):
    """The headings of groups of which nothing says which of the columns below them each heads: `2023 | 2024`."""

    __slots__ = ()


def centred(cells: Sequence[Value], below: Sequence[tuple[str, ...]]) -> Mapping[int, Value]:
    """By column: the heading of its group, where filling a row of groups to the right alone would be a guess.

    `below` are the normalised texts below each cell, top to bottom. Groups are as wide as the distance of their
    headings if the texts below repeat at that distance and each heading stands in the middle; else they are unclear.
    """
    found: dict[int, Value] = {}
    for part in _parts(below):
        labels = [index for index in part if not is_blank(cells[index])]
        if labels and _is_doubtful(labels, part, below):
            found |= _by_blocks(cells, labels, part, below)
    return found


def _parts(below: Sequence[tuple[str, ...]]) -> list[range]:
    """The runs of columns with headings that are none of keys."""
    parts: list[range] = []
    for index, texts in enumerate(below):
        if not any(texts) or _is_key(texts[-1]):
            continue
        if parts and parts[-1].stop == index:
            parts[-1] = range(parts[-1].start, index + 1)
        else:
            parts.append(range(index, index + 1))
    return parts


def _is_key(text: str) -> bool:
    meant = columns_by_name().get(text, [])
    return any(each.instrument is None and each.column.role in _ROLES_OF_KEYS for each in meant)


def _is_doubtful(labels: Sequence[int], part: range, below: Sequence[tuple[str, ...]]) -> bool:
    """Whether columns left of the first heading are like those right of it, or a group would hold a figure twice."""
    lead, rest = below[part.start : labels[0]], below[labels[0] : part.stop]
    years = any(map(_is_year, rest))
    if any(texts in rest or (years and _is_year(texts)) for texts in lead):
        return True
    groups = (below[start:end] for start, end in pairwise([*labels, part.stop]))
    return any(group.count(texts) > 1 and _is_figure(texts) for group in groups for texts in group)


def _is_year(texts: tuple[str, ...]) -> bool:
    return _YEAR.fullmatch(texts[-1].removeprefix("tahun ")) is not None


def _is_figure(texts: tuple[str, ...]) -> bool:
    """Whether headings name an instrument or a year, or are general words: a group holds each of these once."""
    return _is_year(texts) or bool(spoken_of(" ".join(texts))) or texts[-1] in words("general")


def _by_blocks(
    cells: Sequence[Value], labels: Sequence[int], part: range, below: Sequence[tuple[str, ...]]
) -> Mapping[int, Value]:
    """The headings of the columns of a part: of equal blocks around the labels, or unclear ones."""
    unclear = Unclear(" | ".join(text_of(cells[index]) for index in labels))
    if len(labels) == 1:
        return _of_lone_label(cells[labels[0]], labels[0], part, below, unclear)
    width = labels[1] - labels[0]
    equal = {later - earlier for earlier, later in pairwise(labels)} == {width}
    starts = range(max(part.start, labels[0] - width + 1), labels[0] + 1)
    fitting = [start for start in starts if equal and _fits(start, width, labels, part, below)]
    if len(fitting) != 1:
        return dict.fromkeys(part, unclear)
    blocks = {fitting[0] + place: cells[label] for place, label in enumerate(_repeated(labels, width))}
    return {index: blocks.get(index, None if index < fitting[0] else unclear) for index in part}


def _repeated(labels: Sequence[int], width: int) -> list[int]:
    return [label for label in labels for _ in range(width)]


def _fits(start: int, width: int, labels: Sequence[int], part: range, below: Sequence[tuple[str, ...]]) -> bool:
    """Whether blocks from a column on hold the same texts, none of which stands beside them, and their labels amid."""
    stop = start + width * len(labels)
    block = below[start : start + width]
    same = all(below[place : place + width] == block for place in range(start, stop, width))
    beside = (*below[part.start : start], *below[stop : part.stop])
    return (
        stop <= part.stop
        and same
        and labels[0] - start in _middle(width)
        and not any(index in block for index in beside)
    )


def _middle(width: int) -> set[int]:
    """The places in the middle of so many columns: one of an odd number, two of an even one."""
    return {(width - 1) // 2, width // 2}


def _of_lone_label(
    label: Value, at: int, part: range, below: Sequence[tuple[str, ...]], unclear: Unclear
) -> Mapping[int, Value]:
    """The headings below the only label of a part: of all its years where the label says nothing of the quantity."""
    if not all(_is_year(below[index]) for index in part):
        return dict.fromkeys(part, unclear)
    text = normalised(label)
    if spoken_of(text) or {*words("general"), *words("around"), *words("years")}.issuperset([text]):
        return dict.fromkeys(part, label)
    return dict.fromkeys(part, unclear) if at - part.start in _middle(len(part)) else {}


def is_bare_year(cell: Value) -> bool:
    """Whether a cell holds nothing but a year: also as 1 January, which the number format `yyyy` shows as its year."""
    if isinstance(cell, str):
        year = cell.strip()
        return len(year) == 4 and year.isdecimal() and _FIRST_YEAR <= int(year) <= _LAST_YEAR
    cell = year_of_date(cell)
    if not isinstance(cell, float | int) or isinstance(cell, bool):
        return False
    return _FIRST_YEAR <= cell <= _LAST_YEAR and float(cell).is_integer()


def year_of_date(cell: Value) -> Value:
    """The year of a date that is 1 January, any other value as it is."""
    return cell.year if isinstance(cell, date) and (cell.month, cell.day) == (1, 1) else cell


def headings_of(sheet: Sheet, rows: range) -> dict[int, Heading]:
    """The heading of every column that has one, its upper rows filled to where their groups reach."""
    width = max((len(sheet.rows[row]) for row in rows), default=0)
    lines = filled_rows(sheet, rows, width)
    headings = {}
    for index in range(width):
        cells = [line[index] for line in lines]
        unclear = next((cell for cell in cells if isinstance(cell, Unclear)), "")
        heading = read_heading(year_of_date(cell) for cell in cells if not isinstance(cell, Unclear))
        if heading is not None:
            headings[index] = replace(heading, unclear=str(unclear)) if unclear else heading
    return headings


def filled_rows(sheet: Sheet, rows: range, width: int) -> list[list[Value]]:
    """The cells of some rows of a header, top to bottom: the lowest as they are, those above filled over groups."""
    lines: list[list[Value]] = []
    for row in reversed(rows):
        cells = [sheet.value(row, index) for index in range(width)]
        lines.insert(0, _filled(sheet, row, cells, lines) if lines else cells)
    return lines


def _filled(sheet: Sheet, row: int, cells: list[Value], below: list[list[Value]]) -> list[Value]:
    """A row of group headings, each repeated over its columns: by its merged range, else up to the next heading.

    `below` are the cells of the rows of the header below it. Where headings stand amid their columns, and filling to
    the right alone would be a guess, they are repeated over equal blocks or unclear.
    """
    width = len(cells)
    spans = [(first, last) for first, last in sheet.merged if first[0] <= row <= last[0]]
    for (top, left), (_, right) in spans:
        for index in range(left, min(right + 1, width)):
            cells[index] = sheet.value(top, left)
    if any(right > left for (_, left), (_, right) in spans):
        return cells
    children = [tuple(normalised(line[index]) for line in below if not is_blank(line[index])) for index in range(width)]
    amid = {} if sheet.turned else centred(cells, children)
    group: Value = None
    for index, texts in enumerate(children):
        if index in amid:
            cells[index] = group = amid[index]
        elif not is_blank(cells[index]):
            group = cells[index] if texts else None
        elif texts:
            cells[index] = group
    return cells


def groups_above(sheet: Sheet, rows: range, first: int) -> dict[int, str]:
    """By column: the normalised text that stands over it in the row right above a header, as the heading of a group.

    A row above `first`, a title, and a row that holds a number are no groups.
    """
    row = rows.start - 1
    if row < first or sheet.turned or not _heads_groups(sheet.rows[row], sheet.rows[rows.start]):
        return {}
    width = max(len(sheet.rows[each]) for each in (row, *rows))
    cells = [sheet.value(row, index) for index in range(width)]
    filled = enumerate(_filled(sheet, row, cells, filled_rows(sheet, rows, width)))
    named = ((index, normalised(cell), cell) for index, cell in filled)
    return {index: Unclear(text) if isinstance(cell, Unclear) else text for index, text, cell in named if text}


def _heads_groups(cells: Sequence[Value], below: Sequence[Value]) -> bool:
    """Whether the texts of a row stand over columns of a table: several, or one that begins right of its first."""
    filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
    if not filled or not all(isinstance(cells[index], str) for index in filled):
        return False
    first = next((index for index, cell in enumerate(below) if not is_blank(cell)), 0)
    return not is_title_row(cells, least=2) if len(filled) > 1 else filled[0] > first
