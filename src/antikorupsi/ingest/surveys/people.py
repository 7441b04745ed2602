"""Numbers of people as they are written: 1250, "1.250 orang", "1,250 persons", "± 1.250"."""

import re

from antikorupsi.ingest.spreadsheets import Value
from antikorupsi.ingest.tables import POPULATION_LABELS, Table

# People are whole: three digits behind a mark are thousands, and only zeros may stand behind a decimal mark.
_PEOPLE = re.compile(r"[^\d-]*?(\d{1,3}(?:[.,' ]\d{3})+|\d+)(?:[.,]0+)?([^\d]*)")
_MULTIPLE = re.compile(r"\b(?:ribu|rb|juta|jt|thousand|million)\b", re.IGNORECASE)


def people_of(written: Value) -> float | None:
    """The number of people that a cell names, None where it names none for certain."""
    if isinstance(written, int | float) and not isinstance(written, bool):
        return float(written)
    found = _PEOPLE.fullmatch(" ".join(written.split())) if isinstance(written, str) else None
    if found is None or _MULTIPLE.search(found[2]):
        return None
    return float(re.sub(r"\D", "", found[1]))


def labelled_people(table: Table) -> tuple[float | None] | None:
    """The number of people that a label above a table names, None where there is no such label."""
    label = next((label for label in POPULATION_LABELS if label in table.labels), None)
    return None if label is None else (people_of(table.labels[label][0]),)
