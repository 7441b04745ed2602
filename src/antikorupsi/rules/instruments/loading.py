"""The instrument files, read once: what each agency's columns mean stands in `data/*.yaml`, not in code."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from antikorupsi.common import WorkbookError, read_plain
from antikorupsi.rules.instruments.models import Column, Instrument

Model = TypeVar("Model", bound=BaseModel)

DATA = Path(__file__).parent / "data"


@cache
def instrument_by_id() -> dict[str, Instrument]:
    """All instruments by id."""
    files = sorted(path for path in DATA.glob("*.yaml") if path.name != "common.yaml")
    loaded = [_checked(path, Instrument, _content(path)) for path in files]
    return {instrument.id: instrument for instrument in loaded}


@cache
def common_columns() -> list[Column]:
    """The columns any workbook may have: who, when, how sure, where published."""
    path = DATA / "common.yaml"
    return [_checked(path, Column, row) for row in _content(path)]


def _content(path: Path) -> Any:
    try:
        return read_plain(path, aliases=True)
    except WorkbookError as error:
        raise WorkbookError(f"{path.name} is not valid YAML: {error}") from error


def _checked(path: Path, model: type[Model], content: Any) -> Model:
    """The content of a file as a model; its first mistake is named with file and key."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        mistake = error.errors()[0]
        key = ".".join(str(part) for part in mistake["loc"]) or "the file"
        raise WorkbookError(f"{path.name}, {key}: {mistake['msg']}.") from error


def instrument_name(instrument: str, language: str, year: int | None = None) -> str:
    """The name of an instrument in a language for figures of a year; the id itself for one that is not described."""
    known = instrument_by_id().get(instrument)
    return known.name_in(language, year) if known else instrument


def column_name(instrument: str, item: str, language: str, year: int | None = None) -> str:
    """The name of the column of an item for figures of a year; the item itself where no column is described."""
    column = column_of(instrument, item)
    return column.name_in(language, year) if column else item


def column_of(instrument: str, item: str) -> Column | None:
    """The column of an item, None where no column is described."""
    return _columns().get((instrument, item))


@cache
def _columns() -> dict[tuple[str, str | None], Column]:
    """All columns that hold figures, by instrument and item: every figure asks for its own."""
    known = reversed([(own.id, column) for own in instrument_by_id().values() for column in own.measured])
    return {(instrument, column.item): column for instrument, column in known}  # of an item's columns the first
