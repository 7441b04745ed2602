"""What titles and names say a survey is of besides its region: an office, another body, another survey, a draft."""

from collections.abc import Iterator
from pathlib import PurePath

from antikorupsi.ingest.spreadsheets import Cell, is_blank, text_of
from antikorupsi.ingest.tables import (
    Fault,
    FaultAt,
    Table,
    begins_with,
    is_prose,
    left_over,
    normalised,
    read_titles,
    spoken_of,
    unit_in,
    without_regions,
    without_words,
    words,
    words_in,
)
from antikorupsi.rules import Regions

_LONGEST_SUBTITLE = 6  # words of a title that names no survey; longer ones tell of meetings and letters
_MOST_ROWS = 60  # above a table
_MOST_CELLS = 3  # in a row of titles
_SENDERS = ("bagian organisasi", "biro organisasi", "sekretariat daerah", "setda")  # compile the survey of a region


def survey_of_other(table: Table, regions: Regions) -> FaultAt | None:
    """The fault of a table whose titles, sheet or file name say something of its survey that nothing explains.

    What stands beside a label (`Unit Layanan | Puskesmas`) does not count; villages, other units
    and simulated places stand in no list.
    """
    if regions.level != "kabupaten_kota":
        return None
    for cell, text in _texts(table):
        said = without_regions(text, regions)
        named = is_named_survey(said, table.instrument.id)
        unit = unit_in([said if named else _without_senders(said)], regions) or (_agency_in(said) if named else "")
        if unit:
            return FaultAt(Fault("survey_of_unit", {"unit": unit}), cell or (table.header, 0))
        of_region = cell is not None and said != text and not words_in(said, "of_addresses")
        if table.simulated or not (named or of_region):
            continue
        if left := _unexplained(said, table.instrument.id, named=named):
            said_where = left if named else table.sheet.cell_name(*(cell or (0, 0)))
            return FaultAt(Fault("survey_of_what", {"words": said_where}), cell or (table.header, 0))
    return None


def is_named_survey(text: str, instrument_id: str) -> bool:
    """Whether a normalised text speaks of a survey or of the instrument."""
    return bool(words_in(text, "surveys")) or instrument_id in spoken_of(text)


def _unexplained(said: str, instrument_id: str, *, named: bool) -> str:
    """The words of a title that say that it is of something else, or that no list has; "" where there are none."""
    if not (named or len(said.split()) <= _LONGEST_SUBTITLE):
        return ""
    if no_answers := words_in(said, "drafts") or words_in(said, "exercises"):
        return min(no_answers)
    left = left_over(said, instrument_id).split()
    return " ".join(word for word in left if not words_in(word, "around_surveys"))


def _agency_in(said: str) -> str:
    """The agency of the state that the title of a survey names, unless it sends the survey or made its rules."""
    padded = without_words(said, "no_other_measures")
    for agency in words_in(padded, "agencies"):
        before = padded.partition(f" {agency} ")[0].split()
        if not before or before[-1] not in words("before_senders"):
            return agency
    return ""


def _without_senders(said: str) -> str:
    padded = f" {said} "
    for sender in _SENDERS:
        padded = padded.replace(f" {sender} ", " ")
    return padded.strip()


def _texts(table: Table) -> Iterator[tuple[Cell | None, str]]:
    """The titles above a table with their cells, then the names of its sheet and file, which have none."""
    first = max(0, table.header_rows.start - _MOST_ROWS)
    labels = read_titles(table.sheet, range(first, table.header_rows.start)).labels
    for row in range(first, table.header_rows.start):
        cells = [(index, text_of(cell)) for index, cell in enumerate(table.sheet.rows[row]) if not is_blank(cell)]
        text = " ".join(text for _, text in cells)
        aside = begins_with(normalised(text), "notes") or is_prose(text)
        if len(cells) == _MOST_CELLS and not aside:
            yield None, normalised(text)
        elif len(cells) == 1 and not aside and normalised(text.partition(":")[0]) not in labels:
            yield (row, cells[0][0]), normalised(text)
    yield None, normalised(table.sheet.name)
    yield None, normalised(PurePath(table.sheet.file).stem)
