"""The keys of files about villages: which column names the village, and which ones only say where it lies."""

from collections.abc import Sequence
from dataclasses import replace

from antikorupsi.ingest.tables.table import PlacedColumn
from antikorupsi.rules import Role

_NAMES: dict[Role | None, Role] = {"village": "region", "region": "kabupaten"}
_CODES: dict[Role | None, Role] = {"village_code": "code", "code": "kabupaten"}


def of_villages(columns: Sequence[PlacedColumn]) -> list[PlacedColumn]:
    """The columns in the roles they play in a file about villages.

    Where a column is called Desa, it is the key, and one called Kabupaten says where the village lies; so do codes.
    A column called Daerah or Kode Wilayah remains the key where there is no other.
    """
    roles = {placed.column.role for placed in columns}
    given = (_NAMES if "village" in roles else {}) | (_CODES if "village_code" in roles else {})
    return [_as(placed, given.get(placed.column.role)) for placed in columns]


def _as(placed: PlacedColumn, role: Role | None) -> PlacedColumn:
    if role is None:
        return placed
    return replace(placed, column=placed.column.model_copy(update={"role": role}))
