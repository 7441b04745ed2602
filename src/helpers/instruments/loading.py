"""The instrument files, read once: what each agency's columns mean stands in `data/*.yaml`, not in code."""

from functools import cache
from pathlib import Path

import yaml

from helpers.instruments.models import Column, Instrument

DATA = Path(__file__).parent / "data"


@cache
def instruments() -> dict[str, Instrument]:
    """All instruments by id."""
    files = sorted(path for path in DATA.glob("*.yaml") if path.name != "common.yaml")
    loaded = [Instrument.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in files]
    return {instrument.id: instrument for instrument in loaded}


@cache
def common_columns() -> list[Column]:
    """The columns any workbook may have: who, when, how sure, where published."""
    rows = yaml.safe_load((DATA / "common.yaml").read_text(encoding="utf-8"))
    return [Column.model_validate(row) for row in rows]


def instrument_name(instrument: str, language: str) -> str:
    """The name of an instrument in a language; the id itself for one that is not described."""
    known = instruments().get(instrument)
    return known.name.in_language(language) if known else instrument
