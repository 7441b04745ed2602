"""Why a table, or columns of it, are not read: what they are about is not clear, or they are of something else."""

from collections.abc import Iterable
from itertools import groupby

from antikorupsi.common import LANGUAGES
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.panel_columns import unread_scores
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.table import Blocked, Table
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity
from antikorupsi.rules import instrument_by_id


def refusals(table: Table) -> list[FaultAt]:
    """Why a table, or a column of it, is not read: nothing says what it is about, or it is of another quantity.

    A table that lacks a column is refused where it would be clear otherwise.
    """
    if table.tied:
        tied = [instrument_by_id()[name].name.by_language for name in table.tied]
        names = {code: ", ".join(name[code] for name in tied) for code in LANGUAGES}
        return [FaultAt(Fault("ambiguous_instrument", {"instruments": names}), (table.header, table.span[0]))]
    if unread := unread_scores(table):
        return [unread]
    refused = table.refused_columns
    faults = [_refusal(table, rule, alike) for rule, alike in groupby(sorted(refused, key=_why), _why)]
    for aside in table.set_aside:
        of_label = fault_of_quantity("other_quantity", aside.quantity, table.instrument)
        faults += [] if aside.beside else [FaultAt(of_label, aside.cell)]
    if table.missing_columns and (table.measured or not refused):
        columns = ", ".join(column.names[0] for column in table.missing_columns)
        details: dict[str, Detail] = {"column": columns, "instrument": table.instrument.name.by_language}
        faults.append(FaultAt(Fault("missing_column", details), (table.header, table.span[0])))
    return faults


def _why(column: Blocked) -> str:
    return column.why


def _refusal(table: Table, rule: str, columns: Iterable[Blocked]) -> FaultAt:
    """One finding on all columns that are refused for the same reason."""
    refused = list(columns)
    cells = [table.heading_cell(column.index) for column in refused]
    named = spoken_of(normalised(table.sheet.value(*cells[0])))
    about = instrument_by_id()[next(iter(named))] if len(named) == 1 else table.instrument
    details: dict[str, Detail] = {
        "quantity": ", ".join(dict.fromkeys(column.quantity for column in refused)),
        "instrument": about.name.by_language,
        "columns": ", ".join(table.sheet.cell_name(*cell) for cell in cells),
        "heading": next((column.names[0] for column in table.instrument.measured), ""),
    }
    used = {
        "other_quantity": ("quantity", "instrument"),
        "unclear_groups": ("quantity", "columns"),
        "unclear_column": ("quantity",),
    }
    wanted = {name: details[name] for name in used.get(rule, ("quantity", "instrument", "heading"))}
    return FaultAt(Fault(rule, wanted), cells[0])
