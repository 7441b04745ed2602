"""Why a table, or columns of it, are not read: what they are about is not clear, or they are of something else."""

from collections.abc import Iterable
from itertools import groupby

from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.panel_columns import unread_scores
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import Blocked, Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.rules import instrument_by_id


def refusals(table: Table) -> list[FaultAt]:
    """Why a table, or a column of it, is not read: nothing says what it is about, or it is of another quantity.

    A table that lacks a column is refused where it would be clear otherwise.
    """
    if table.tied:
        names = ", ".join(instrument_by_id()[name].name.id for name in table.tied)
        return [FaultAt(Fault("ambiguous_instrument", {"instruments": names}), (table.header, table.span[0]))]
    if unread := unread_scores(table):
        return [unread]
    refused = table.refused_columns
    faults = [_refusal(table, rule, own) for rule, own in groupby(sorted(refused, key=_why), _why)]
    for aside in table.set_aside:
        of_labels = {"quantity": aside.quantity, "instrument": table.instrument.name.id}
        faults += [] if aside.beside else [FaultAt(Fault("other_quantity", of_labels), aside.cell)]
    if table.missing_columns and (table.measured or not refused):
        columns = ", ".join(column.names[0] for column in table.missing_columns)
        details = {"column": columns, "instrument": table.instrument.name.id}
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
    details = {
        "quantity": ", ".join(dict.fromkeys(column.quantity for column in refused)),
        "instrument": about.name.id,
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
