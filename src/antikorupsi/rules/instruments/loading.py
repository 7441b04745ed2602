"""The instrument files, read once: what each agency's columns mean stands in `data/*.yaml`, not in code."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from antikorupsi.common import (
    Marked,
    MarkedList,
    MarkedMapping,
    MarkedScalar,
    Mistake,
    mistake_error,
    read_marked,
    validated,
)
from antikorupsi.rules.instruments.checking import refuse_collisions
from antikorupsi.rules.instruments.models import Column, CommonColumns, Instrument
from antikorupsi.rules.instruments.unit_columns import with_units
from antikorupsi.rules.own import INSTRUMENTS_FOLDER, own_rules
from antikorupsi.rules.programme import PUBLISHED

DATA = Path(__file__).parent / "data"
_COMMON = "common.yaml"
_NAMING = ("instrument", "takes", "may_take")  # keys of a framework whose entries name an instrument


@cache
def instrument_by_id() -> dict[str, Instrument]:
    """All instruments by id; raises WorkbookError with file, line, key and remedy of every mistake in a file.

    Those of a period of its own (see own.py) stand behind those of the package; one of the same id replaces it.
    """
    own = [_read(path) for path in own_rules().instruments]
    replaced = {instrument.id for _, instrument in own}
    packaged = [each for each in map(_read, _packaged()) if each[1].id not in replaced and _is_in_force(each[1])]
    loaded = packaged + own
    refuse_collisions(loaded, common_columns())
    return {instrument.id: instrument for _, instrument in loaded}


def _is_in_force(instrument: Instrument) -> bool:
    """Whether an instrument of the package holds: where units of a type of their own are assessed, those named."""
    own = own_rules()
    return own.units is None or instrument.villages or instrument.id in _named_by(own.framework)


@cache
def _named_by(framework: Path | None) -> frozenset[str]:
    """The instruments that a framework file names, as far as it stands for itself."""
    if framework is None:
        return frozenset()
    return frozenset(_named_in(read_marked(framework), ""))


def _named_in(marked: Marked, key: str) -> Iterator[str]:
    if isinstance(marked, MarkedMapping):
        for name, entry in marked.entries.items():
            yield from _named_in(entry, str(name))
    elif isinstance(marked, MarkedList):
        for entry in marked.items:
            yield from _named_in(entry, key)
    elif key in _NAMING and isinstance(marked, MarkedScalar):
        yield str(marked.value).partition(".")[0]


def _packaged() -> list[Path]:
    return sorted(path for path in DATA.glob("*.yaml") if path.name != _COMMON)


def _read(path: Path) -> tuple[MarkedMapping, Instrument]:
    own = path in own_rules().instruments  # their mistakes name the folder too, as the guide and the findings do
    marked = read_marked(path, aliases=True, named=f"{INSTRUMENTS_FOLDER}/{path.name}" if own else None)
    instrument = validated(marked, Instrument)
    if path.parent != DATA and instrument.id != path.stem:
        problem = f"{instrument.id!r} is not the name of the file"
        raise mistake_error(marked, [Mistake(("id",), problem, f"Write {path.stem!r}, or rename the file.")])
    return marked, instrument


@cache
def common_columns() -> list[Column]:
    """The columns any workbook may have: who, when, how sure, where published."""
    columns = validated(read_marked(DATA / _COMMON, aliases=True), CommonColumns).columns
    return columns if (units := own_rules().units) is None else with_units(columns, units)


def instrument_name(instrument: str, language: str, year: int | None = None) -> str:
    """The name of an instrument in a language for figures of a year; the id itself for one that is not described."""
    known = instrument_by_id().get(instrument)
    return known.name_in(language, year) if known else instrument


def instrument_short_name(instrument: str, language: str, year: int | None = None) -> str:
    """The letters in brackets behind the name of an instrument, such as MCP; the whole name where there are none."""
    name = instrument_name(instrument, language, year)
    letters = re.search(r"\((\w+)\)$", name)
    return letters[1] if letters else name


def column_name(instrument: str, item: str, language: str, year: int | None = None) -> str:
    """The name of the column of an item for figures of a year, of a survey's index its own; else the item itself."""
    survey = instrument_by_id()[instrument].survey if instrument in instrument_by_id() else None
    if survey is not None and item == survey.index:
        return survey.index_name.in_language(language)
    column = column_of(instrument, item)
    return column.name_in(language, year) if column else item


def column_of(instrument: str, item: str) -> Column | None:
    """The column of an item, None where no column is described."""
    return _columns().get((instrument, item))


@cache
def _columns() -> dict[tuple[str, str | None], Column]:
    """All columns that hold figures, by instrument and item: every figure asks for its own."""
    known = reversed(
        [(instrument.id, column) for instrument in instrument_by_id().values() for column in instrument.measured]
    )
    return {(instrument, column.item): column for instrument, column in known}  # of an item's columns the first


@cache
def yearly_items() -> tuple[tuple[str, str], ...]:
    """Instrument and item of the figures that reports follow over the years: every instrument's yearly number.

    The panel's and published totals are followed over stages instead.
    """
    tables = (each for each in instrument_by_id().values() if each.layout == "region_rows" and each.id != PUBLISHED)
    return tuple(
        (instrument.id, str(column.item))
        for instrument in tables
        for column in instrument.measured
        if column.by_year and column.type == "number"
    )
