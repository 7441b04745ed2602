"""The changes as rows for programs: the same in the results, in the feed as JSON and in the message."""

from typing import Any

from antikorupsi.assess import ChangeList, ChangeRow, CountryView
from antikorupsi.common import FINEST, is_missing
from antikorupsi.show import change_address, change_figure, change_name

Record = dict[str, Any]  # Any: JSON


def change_records(found: ChangeList, view: CountryView) -> list[Record]:
    """One row a change, the worst first, with what is missing as None; its names are the same in every language."""
    regions, records = view.assessment.period.regions, []
    for change in found.changes:
        row, region = change.row, regions.get(change.row.region)
        page, anchor = change_address(change, region)
        records.append(
            {
                "change": change_name(change, found),
                "effect": change.effect,
                "code": region.code,
                "region": region.name,
                "kind": row.kind,
                "id": row.id,
                "figure": change_figure(change, view),
                **_side(row, "before"),
                **_side(row, "after"),
                "page": f"{page}#{anchor}" if anchor else page,
            }
        )
    return records


def _side(row: ChangeRow, when: str) -> Record:
    """Value, label, year, status and cells on one side of a change."""
    names = ("value", "label", "year", "status", "cells")
    return {f"{name}_{when}": _known(getattr(row, f"{name}_{when}")) for name in names}


def _known(value: Any) -> Any:  # Any: a value of a table
    """The value as JSON has it; None where there is none."""
    if is_missing(value) or value == "":
        return None
    plain = value.item() if hasattr(value, "item") else value
    return round(plain, FINEST) if isinstance(plain, float) else plain
