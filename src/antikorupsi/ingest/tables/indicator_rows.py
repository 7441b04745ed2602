"""Tables with an indicator in every row, of several instruments or with more columns than years: as tables of regions.

Each indicator becomes a copy of the sheet that holds its rows alone, cells at their places, and is read like any table
with a region in every row: so the same words block targets, ranks and parts.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from antikorupsi.ingest.spreadsheets import Cell, Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.evidence import ROWS_OF_TITLES, Evidence, evidence_of, rows_above, title_rows
from antikorupsi.ingest.tables.headers import KEY_ROLES
from antikorupsi.ingest.tables.headings import columns_by_name, normalised, phrases, spoken_of
from antikorupsi.ingest.tables.instrument_columns import instrument_of_indicator
from antikorupsi.ingest.tables.keys import has_names
from antikorupsi.ingest.tables.owners import office_of_titles, owner_of, regions_named
from antikorupsi.ingest.tables.sections import mentions_time_or_plan, section_text
from antikorupsi.ingest.tables.titles import Titles, read_titles
from antikorupsi.ingest.tables.words import begins_with, words, words_in
from antikorupsi.rules import PANEL, PUBLISHED, Instrument, Regions

_OF_PAPERS = frozenset({PANEL, PUBLISHED})  # their rows score indicators and hold no figures of them
_MOST_INDICATORS = 60
_LONGEST_HEADING = 60
# Headings that copies get: of the indicators, of texts without one, and of figures below a general word.
_KEY, _OTHER, _GENERAL = "Kabupaten/Kota", "Uraian", "Nilai"


@dataclass(frozen=True)
class View:
    """The rows of one indicator: a copy of the sheet without the others, what is said of it, and the titles around."""

    sheet: Sheet
    evidence: Evidence
    titles: Titles


@dataclass(frozen=True)
class IndicatorTable:
    """A heading for indicators and the rows below it, up to `end`; `keys` are the columns that name regions.

    `owner` is the one region of a table without them, `office` the one whose figures they are by the titles.
    """

    sheet: Sheet
    above: range
    header: int
    end: int
    index: int
    keys: tuple[int, ...]
    owner: str = ""
    office: str = ""

    @cached_property
    def body(self) -> range:
        """The rows below the header: from the first one whose cell of the indicator or of a region is filled."""
        told = (self.index, *self.keys)
        rows = range(self.header + 1, self.end)
        filled = (row for row in rows if any(not is_blank(self.sheet.value(row, index)) for index in told))
        return range(next(filled, self.end), self.end)

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """The instrument of every indicator of the table that is known by its name."""
        said = dict.fromkeys(filter(None, self._indicators.values()))
        known = {text: instrument_of_indicator(text, self.owner) for text in said}
        return {text: instrument for text, instrument in known.items() if instrument is not None}

    @cached_property
    def unread(self) -> tuple[tuple[Cell, str], ...]:
        """The cells with names of indicators of which nothing is known, with what they say."""
        rows = (row for row in self.body if self._indicators[row] not in self.instruments)
        cells = ((row, self.index) for row in rows if not self._heads_rows(row))
        return tuple((cell, text_of(value)) for cell in cells if not is_blank(value := self.sheet.value(*cell)))

    @cached_property
    def _indicators(self) -> dict[int, str]:
        """The indicator of every row, normalised: of a row that is filled and names none, the one above it."""
        found, last = dict[int, str](), ""
        for row in self.body:
            blank = all(map(is_blank, self.sheet.rows[row]))
            last = "" if blank or self._heads_rows(row) else normalised(self.sheet.value(row, self.index)) or last
            found[row] = last
        return found

    def _heads_rows(self, row: int) -> bool:
        """Whether a row holds one text alone."""
        return bool(section_text(self.sheet.rows[row]))

    def views(self) -> Iterator[View]:
        """One view for every known indicator, and for every unit that its rows name."""
        titles = read_titles(self.sheet, self.above)
        around = evidence_of(self.sheet, rows_above(self.sheet, self.above.start, self.header, self.header))
        for text, instrument in list(self.instruments.items())[:_MOST_INDICATORS]:
            for unit, rows in self._rows_by_unit(text).items():
                named = text if spoken_of(text) else f"{phrases(instrument)[0]} {text}"
                said = (named, *filter(None, (unit, self._office_of(text, instrument))))
                evidence = replace(around, titles=(*said, *around.titles))
                yield View(self._copy(rows), evidence, titles)

    def _office_of(self, text: str, instrument: Instrument) -> str:
        """The office whose figures an indicator's are: behind its instrument's name where offices have such figures.

        `Nilai SAKIP Kota` in a report of the inspectorate is that of the city all the same.
        """
        whole = not words("whole_regions").isdisjoint(text.split())
        has_marker = bool(self.office) and instrument.of_offices and not whole
        return f"{phrases(instrument)[0]} {self.office}" if has_marker else self.office

    def _rows_by_unit(self, text: str) -> dict[str, list[int]]:
        rows: dict[str, list[int]] = defaultdict(list)
        unit = ""
        for row in self.body:
            if self._indicators[row] == text:
                name = normalised(self.sheet.value(row, self.index))
                unit = " ".join(normalised(self.sheet.value(row, each)) for each in self.units) if name else unit
                rows[unit.strip()].append(row)
        return rows

    @cached_property
    def units(self) -> list[int]:
        """The columns that say in which unit the figures of a row are."""
        cells = enumerate(self.sheet.rows[self.header])
        return [index for index, cell in cells if normalised(cell) in words("headings_of_units")]

    def _copy(self, rows: Sequence[int]) -> Sheet:
        """The sheet with some rows of the body alone, and those that say a time or plan of the rows below them.

        What stands between the last of these rows and other indicators speaks of those.
        """
        places = dict(zip(self.body, self._places, strict=True))
        last = max((row for row in self.body if self._indicators[row]), default=-1)
        kept, copied = frozenset(rows), [list[Value]() for _ in self.sheet.rows]
        for row in (*self.above, *range(self.header, self.body.start)):
            copied[row] = list(self.sheet.rows[row])
        for row in self.body:
            if row in kept:
                copied[row] = self._own_cells(row, places[row])
            elif not max(rows) < row < last and self._heads_rows(row) and self._says_of_rows(row):
                copied[row] = list(self.sheet.rows[row])
        self._head(copied[self.header])
        merged = tuple(each for each in self.sheet.merged if each[1][0] < self.body.start)
        return replace(self.sheet, rows=copied, merged=merged)

    def _says_of_rows(self, row: int) -> bool:
        return bool(self.keys) or mentions_time_or_plan(section_text(self.sheet.rows[row]))

    def _own_cells(self, row: int, place: list[Value]) -> list[Value]:
        """The cells of a row with its region, and without indicator and unit, which its evidence says."""
        cells = [None if index in self.units else cell for index, cell in enumerate(self.sheet.rows[row])]
        cells += [None] * (max(self.index, *self.keys, 0) + 1 - len(cells))
        cells[self.index] = None if self.keys else self.owner
        for index, value in zip(self.keys, place, strict=True):
            cells[index] = value
        return cells

    def _head(self, cells: list[Value]) -> None:
        """Heads the column of indicators as that of regions, and texts without a heading as texts."""
        cells[self.index] = None if self.keys else _KEY
        width = max((len(self.sheet.rows[row]) for row in self.body), default=0)
        cells += [None] * (width - len(cells))
        for index in range(width):
            headed = any(not is_blank(self.sheet.value(row, index)) for row in range(self.header, self.body.start))
            if index == self._only_general:
                cells[index] = _GENERAL
            elif not headed and any(isinstance(self.sheet.value(row, index), str) for row in self.body):
                cells[index] = _OTHER

    @cached_property
    def _only_general(self) -> int | None:
        """The one column headed by a general word: `Realisasi` or `Angka` is of whatever its row measures.

        Beside a target it is read as what a report says was reached.
        """
        headings = [normalised(cell) for cell in self.sheet.rows[self.header]]
        found = [index for index, said in enumerate(headings) if said in words("general")]
        targets = any(words_in(said, "quantities_always") or said in words("short_targets") for said in headings)
        return found[0] if len(found) == 1 and not targets else None

    @cached_property
    def _places(self) -> list[list[Value]]:
        """The cells of the columns of regions, row after row: of the row above where only that names the region.

        A region holds for the rows below it until an indicator comes again: then a name is missing.
        """
        places, told = list[list[Value]](), set[str]()
        place: list[Value] = [None] * len(self.keys)
        for row in self.body:
            cells = [self.sheet.value(row, index) for index in self.keys]
            said = normalised(self.sheet.value(row, self.index))
            if not all(map(is_blank, cells)):
                place, told = cells, set()
            elif all(map(is_blank, self.sheet.rows[row])) or said in told:
                place = [None] * len(self.keys)
            told |= {said} - {""}
            places.append(place)
        return places


def indicator_tables(sheet: Sheet, regions: Regions) -> list[IndicatorTable]:
    """The tables of a sheet with an indicator in every row and known regions; none of working papers and villages."""
    headed = list(_headings(sheet))
    if not headed or regions.level == "desa":
        return []
    found, first = list[IndicatorTable](), 0
    for place, (header, index) in enumerate(headed):
        titles = title_rows(sheet, first, header)
        above = titles if found or place else range(max(0, header - ROWS_OF_TITLES), header)
        end = title_rows(sheet, header + 1, headed[place + 1][0]).start if place + 1 < len(headed) else len(sheet.rows)
        first = end
        table = IndicatorTable(sheet, above, header, end, index, ())
        if _is_paper(table):
            continue
        table = _with_owner(replace(table, keys=_keys(table, regions)), regions)
        if table.keys or table.owner:
            found.append(table)
    return [table for table in found if table.instruments]


def _headings(sheet: Sheet) -> Iterator[Cell]:
    """The cells that head a column of indicators: one a row, the first of them near the top."""
    near_top = {cell for cells in sheet.rows[:ROWS_OF_TITLES] for cell in cells if type(cell) is str}
    if not any(map(_is_heading, near_top)):
        return
    headings = set(filter(_is_heading, sheet.texts))
    heads = [row for row, cells in enumerate(sheet.rows) if not headings.isdisjoint(cells) and sheet.count(row) > 1]
    for row in heads if heads and heads[0] < ROWS_OF_TITLES else ():
        yield row, next(index for index, cell in enumerate(sheet.rows[row]) if cell in headings)


@lru_cache(maxsize=2**14)  # working papers are alike
def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and begins_with(normalised(text), "headings_of_indicators")


def _keys(table: IndicatorTable, regions: Regions) -> tuple[int, ...]:
    """The columns of regions: by their headings, and by the names or codes that they hold."""
    keys = []
    for index, cell in enumerate(table.sheet.rows[table.header]):
        roles = {each.column.role for each in columns_by_name().get(normalised(cell), []) if each.instrument is None}
        of_names = "region" in roles and has_names(table.sheet, table.header + 1, index, regions)
        of_provinces = "province" in roles and has_names(table.sheet, table.header + 1, index, regions)
        if of_names or roles & (KEY_ROLES - {"region"}) or of_provinces:
            keys.append(index)
    return tuple(keys)


def _with_owner(table: IndicatorTable, regions: Regions) -> IndicatorTable:
    """A table without columns of regions with the one that its titles name, unless cells of the table name another."""
    titles = read_titles(table.sheet, table.above)
    owner = None if table.keys else owner_of(titles.texts, regions)
    rows = range(table.header, table.end)
    texts = (cell for row in rows for cell in table.sheet.rows[row] if isinstance(cell, str))
    if owner is None or not regions_named(texts, regions) <= {owner}:
        return table
    return replace(table, owner=owner.name, office=office_of_titles(titles, owner, regions))


def _is_paper(table: IndicatorTable) -> bool:
    """Whether the titles say that the rows score indicators, as working papers do."""
    texts = read_titles(table.sheet, table.above).texts
    return any(spoken_of(normalised(text)) & _OF_PAPERS for text in texts)
