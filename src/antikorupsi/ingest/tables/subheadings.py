"""A row of headings below a header whose words are known nowhere: `Mandiri | Verifikasi` below `Nilai MCP`."""

from dataclasses import replace

from antikorupsi.ingest.spreadsheets import Sheet, is_blank
from antikorupsi.ingest.tables.columns import placed_header
from antikorupsi.ingest.tables.evidence import Evidence
from antikorupsi.ingest.tables.groups import headings_of, is_bare_year
from antikorupsi.ingest.tables.header import Header
from antikorupsi.ingest.tables.headings import Heading, normalised
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.table import Blocked
from antikorupsi.ingest.tables.words import words

_ROLES_OF_ROWS = frozenset({"region", "code", "bps_code", "province", "year", "number"})


def sub_headings(sheet: Sheet, header: Header) -> list[int]:
    """The columns of the texts in the row below a header, where it is a row of headings; none for a row of data.

    The row holds texts alone, and nothing, or the heading again, below the columns that say whose a row is; one of the
    texts stands below a heading that reaches over several columns, or is a word for a claim or another quantity.
    """
    below = header.rows.stop
    if sheet.turned or below >= len(sheet.rows):
        return []
    cells, keys = sheet.rows[below], _keys(sheet, header)
    repeated = {index for index in keys if _above(sheet, header, index) == normalised(sheet.value(below, index))}
    filled = [index for index, cell in enumerate(cells) if not is_blank(cell) and index not in repeated]
    beside = bool(filled) and filled[0] > min(keys) and keys.isdisjoint(filled)
    if not (beside and all(isinstance(cells[index], str) or is_bare_year(cells[index]) for index in filled)):
        return []
    is_header = any(
        _is_below_group(sheet, header, index) or _is_other(normalised(cells[index]), header.instrument.id)
        for index in filled
    )
    return filled if is_header else []


def _keys(sheet: Sheet, header: Header) -> set[int]:
    """The columns that say whose a row is; where no heading says so, the first filled one two rows below the header."""
    known = {placed.index for placed in header.columns if placed.column.role in _ROLES_OF_ROWS}
    rows = sheet.rows[header.rows.stop + 1 : header.rows.stop + 2]
    first = next((index for cells in rows for index, cell in enumerate(cells) if not is_blank(cell)), 0)
    return known or {first}


def _above(sheet: Sheet, header: Header, index: int) -> str:
    """The lowest filled cell of a header in a column, normalised; "" where there is none."""
    texts = (normalised(sheet.value(row, index)) for row in reversed(header.rows))
    return next(filter(None, texts), "")


def _is_below_group(sheet: Sheet, header: Header, index: int) -> bool:
    """Whether a column has no heading of its own, or repeats that of the column left of it, as unmerged cells do."""
    group = _above(sheet, header, index)
    return not group or group == _above(sheet, header, index - 1)


def with_sub_headings(
    sheet: Sheet, header: Header, known: Header | None, filled: list[int], around: tuple[dict[int, str], Evidence]
) -> Header:
    """The header with the row of headings below it, whose unknown words block the figures that their groups name.

    `known` is the header with that row as its known words read it; `filled` are the columns of the row's texts. Of the
    columns below one heading the verified figure beside claims is read, or the only one that a general word heads.
    """
    rows = range(header.rows.start, header.rows.stop + 1)
    headings = headings_of(sheet, rows)
    known = known or replace(placed_header(header.instrument, headings, rows, around), tied=header.tied)
    groups = _Groups({index: heading for index, heading in headings.items() if index in filled}, known.instrument.id)
    unread = {index for index, _ in known.unknown} & set(filled) - {column.index for column in known.blocked}
    parents = placed_header(known.instrument, headings | groups.parents, rows, around)
    figures = [placed for placed in parents.columns if placed.column.item and placed.index in unread]
    taken = {groups.of(placed.index) for placed in known.columns if placed.column.item and placed.index in filled}
    read = [figure for figure in figures if groups.of(figure.index) not in taken and groups.is_final(figure.index)]
    taken |= {groups.of(figure.index) for figure in read}
    left = [figure.index for figure in figures if figure not in read]
    blocked = [Blocked(index, groups.text(index), by_heading=groups.of(index) in taken) for index in left]
    return replace(
        known,
        columns=[*known.columns, *(replace(figure, heading=headings[figure.index].written) for figure in read)],
        unknown=[each for each in known.unknown if each[0] not in {figure.index for figure in read}],
        blocked=(*known.blocked, *blocked),
    )


class _Groups:
    """The columns below the headings of groups; `headings` are whole ones, whose last part is the sub-heading."""

    def __init__(self, headings: dict[int, Heading], instrument_id: str) -> None:
        self._headings = headings
        self._instrument_id = instrument_id
        self.parents = {index: _parent(heading) for index, heading in headings.items()}

    def of(self, index: int) -> tuple[tuple[str, ...], int | None]:
        """What is the same for all columns of a group: the words and the year above them."""
        return self.parents[index].parts, self.parents[index].year

    def text(self, index: int) -> str:
        """The normalised sub-heading of a column."""
        return self._headings[index].parts[-1] if self._headings[index].parts else ""

    def is_final(self, index: int) -> bool:
        """Whether a sub-heading heads the figure of its group: verified beside claims alone, or the general one."""
        own = self.text(index)
        others = [self.text(each) for each in self._headings if each != index and self.of(each) == self.of(index)]
        if _core(own) in words("verified"):
            return bool(others) and all(_is_other(text, self._instrument_id) for text in others)
        return own in words("general") and not any(_is_figure(text) for text in others)


def _parent(heading: Heading) -> Heading:
    """A heading without its lowest part, where something is left of it."""
    if len(heading.parts) < 2 and heading.year is None:
        return heading
    return replace(heading, parts=heading.parts[:-1], whole="")


def _core(text: str) -> str:
    """A sub-heading without general words: `hasil verifikasi` is `verifikasi`."""
    return " ".join(word for word in text.split() if word not in words("general"))


def _is_other(text: str, instrument_id: str) -> bool:
    """Whether a sub-heading is a claim or names another quantity."""
    return _core(text) in words("claims") or bool(quantity_in(text, instrument_id))


def _is_figure(text: str) -> bool:
    """Whether a sub-heading may head the main figure: a general word, or one for verified figures."""
    return text in words("general") or _core(text) in words("verified")
