"""What a row of a working paper says beside its scores: its number, its indicator's name, or that it is a total."""

import re
from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache
from itertools import pairwise

from antikorupsi.ingest.spreadsheets import text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.panel_names import indicator_names
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.words import begins_with

# At most four digits: Python refuses to read numbers of thousands of them.
_NUMBER = re.compile(r"(?:(?:nomor|no|indikator|indicator)\b\.?\s*)?\(?(\d{1,4})\s*[.)]?", re.IGNORECASE)
_TOTALS = ("nilai akhir", "nilai total", "skor akhir", "skor total", "hasil akhir", "nilai pleno", "final score",
           "overall score", "predikat", "kategori", "peringkat", "grade", "rating")  # fmt: skip
_FEWEST_COMPONENTS = 2  # that begin at 1 each
_BEGINNINGS = tuple(f"{text} " for text in _TOTALS)


class PanelLabels:
    """Reads the columns of a paper that are no scores and no evidence; `indicators` are ids, or their names by id."""

    def __init__(self, table: Table, indicators: Collection[str]) -> None:
        self._table = table
        self._names = indicator_names(indicators) if isinstance(indicators, Mapping) else None

    def number(self, row: int) -> str:
        """What the row has for a number, as it is written; its indicator's where each component begins at 1 again."""
        return self._renumbered.get(row) or self._written(row)

    def _written(self, row: int) -> str:
        return text_of(self._table.value(row, "number"))

    @cached_property
    def _renumbered(self) -> dict[int, str]:
        """The number of the indicator that every row names, where numbers begin at 1 again; else nothing."""
        index = self._name_column
        numbers = {row: found for row in self._table.body if (found := indicator_of(self._written(row)))}
        if index is None or self._names is None or list(numbers.values()).count("i01") < _FEWEST_COMPONENTS:
            return {}
        follows = all(two in ("i01", f"i{int(one[1:]) + 1:02d}") for one, two in pairwise(numbers.values()))
        follows = follows and list(numbers.values())[-1] != "i01"  # a lone 1 at the end is a slip
        named = {row: self._names.other_than("", text_of(self._table.sheet.value(row, index))) for row in numbers}
        known = {row: str(int(name[1:])) for row, name in named.items() if name}
        return known if follows and len(set(known.values())) == len(numbers) else {}

    def of_row(self, row: int) -> dict[int, str]:
        """The texts in the column of names and in those left of the scores, by their column."""
        texts = {index: text_of(self._table.sheet.value(row, index)) for index in self._columns}
        return {index: text for index, text in texts.items() if text}

    def is_total(self, row: int) -> bool:
        """Whether a row sums up others; a numbered one does only where its label says nothing else."""
        number = self.number(row)
        texts = [normalised(text) for text in (number, *self.of_row(row).values())]
        if indicator_of(number):
            return any(text in _TOTALS for text in texts)
        return any(begins_with(text, "totals") or f"{text} ".startswith(_BEGINNINGS) for text in texts)

    def other_name(self, row: int, indicator: str) -> tuple[int, str, str] | None:
        """The column, the text and the indicator, where the row's name is clearly that of another than its own.

        The indicator is "" where the name is like none of the row's own.
        """
        index = self._name_column
        written = "" if index is None else text_of(self._table.sheet.value(row, index))
        if index is None or self._names is None or not written:
            return None
        other = self._names.other_than(indicator, written)
        strange = not other and self._names.is_strange(indicator, written)
        return (index, written, other or "") if other or strange else None

    def may_mean(self, indicator: str, text: str) -> bool:
        """Whether a text is like the name of an indicator."""
        return self._names is not None and self._names.may_mean(indicator, text)

    @cached_property
    def _columns(self) -> list[int]:
        first = min((placed.index for placed in self._table.measured), default=self._table.span.stop)
        left = [index for index in self._free if index < first]
        name = [] if self._name_column is None else [self._name_column]
        return sorted({*left, *name})

    @cached_property
    def _free(self) -> list[int]:
        """The columns that hold neither scores, evidence nor numbers, whatever heads them."""
        known = {placed.index for placed in (*self._table.measured, *self._table.of_role("number"))}
        return [index for index in self._table.span if index not in known]

    @cached_property
    def _name_column(self) -> int | None:
        """The column headed as the indicators' names, else the one that holds most of them."""
        headed = [index for index, heading in self._table.unknown if _is_headed(heading)]
        if len(headed) == 1 or self._names is None:
            return headed[0] if headed else None
        held = {index: self._names_in(index) for index in headed or self._free}
        best = max(held, key=held.__getitem__, default=None)
        return best if best is not None and (headed or held[best]) else None

    def _names_in(self, index: int) -> int:
        """How many different names of indicators a column holds; none where they are fewer than half of its rows."""
        numbered = (row for row in self._table.body if indicator_of(self._written(row)))
        texts = [text for row in numbered if (text := text_of(self._table.sheet.value(row, index)))]
        names = sum(self._names is not None and self._names.is_name(text) for text in set(texts))
        return names if names * 2 >= len(texts) else 0


@lru_cache(maxsize=2**10)
def indicator_of(number: str) -> str:
    """The id that a number means, however it is written (7, 07, "7.", "No. 7"); empty where it means none."""
    found = _NUMBER.fullmatch(number)
    return f"i{int(found[1]):02d}" if found else ""


def _is_headed(heading: str) -> bool:
    words = set(normalised(heading).split())
    return bool(words & {"indikator", "indicator"}) and not words & {"sub", "no", "nomor"}
