"""Cells of columns of years that say more than a year: a target, a part, or words that nothing explains."""

from functools import cache, lru_cache

from antikorupsi.ingest.spreadsheets import Value, text_of
from antikorupsi.ingest.tables.dates import as_written, date_words, month_in_digits, times_in
from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.ingest.tables.named_parts import names_part
from antikorupsi.ingest.tables.other_measures import listed_measure
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity
from antikorupsi.ingest.tables.words import Kind, words
from antikorupsi.ingest.tables.year_marks import is_doubtful_year
from antikorupsi.rules import common_columns, instrument_by_id

_LOOSE: tuple[Kind, ...] = ("general", "years", "beside_year", "of_results", "around_status")
_OTHERS = ("s", "d", "dan", "revisi", "final", "data", "bulan", "tanggal", "tgl", "0")


def fault_beside_year(cell: Value, instrument_id: str) -> Fault | None:
    """What is wrong with a figure whose cell of the year says more than the year, a time of it or a status."""
    return _fault(text_of(cell), instrument_id) if isinstance(cell, str) else None


@lru_cache(maxsize=2**12)
def _fault(text: str, instrument_id: str) -> Fault | None:
    said = normalised(text)
    instrument = instrument_by_id()[instrument_id]
    if quantity_in(said, instrument_id) or names_part(said, instrument_id) or listed_measure(said):
        return fault_of_quantity("other_quantity", text, instrument)
    is_clear = _known_words().issuperset(_left(text)) and not is_doubtful_year(text)
    return None if is_clear else Fault("unclear_year", {"value": text})


def _left(text: str) -> list[str]:
    """The words and numbers of a text without its year and its times."""
    written = as_written(text)
    if month_in_digits(written) is not None:
        return []
    for time in reversed(times_in(written)):
        written = f"{written[: time.start]} {written[time.end :]}"
    return [word for word in normalised(written).split() if not (len(word) == 4 and word.isdecimal())]


@cache
def _known_words() -> frozenset[str]:
    """Words for years and statuses, those of the names of instruments, and those before a day."""
    status = next(column for column in common_columns() if column.role == "status")
    texts = [normalised(text) for label, said in status.labels.items() for text in (label, *said)]
    texts += [phrase for instrument in instrument_by_id().values() for phrase in phrases(instrument)]
    texts += [*(text for kind in _LOOSE for text in words(kind)), *map(normalised, date_words("cut_off"))]
    return frozenset((*_OTHERS, *(word for text in texts for word in text.split())))
