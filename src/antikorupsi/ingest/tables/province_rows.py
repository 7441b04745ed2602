"""Tables and rows of provinces themselves, known by a column of provinces."""

from antikorupsi.ingest.spreadsheets import is_blank
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.table import Table

_KEY_ROLES = ("region", "code", "bps_code")
_PROVINCE_HEADINGS = frozenset({"provinsi", "nama provinsi", "prov", "province", "pemerintah provinsi"})


def is_of_provinces(table: Table) -> bool:
    """Whether the only column that says whose row it is holds provinces: by its role, or headed so."""
    keys = [placed for role in ("region", "code", "bps_code") for placed in table.of_role(role)]
    headed = [placed for placed in keys if normalised(placed.heading) in _PROVINCE_HEADINGS]
    return (bool(table.of_role("province")) and not keys) or (bool(keys) and len(headed) == len(keys))


def rows_of_provinces(table: Table) -> frozenset[int]:
    """The rows that name a province and no region, where no row names both: a figure of the province itself.

    Where another row names both, the name of a region may be missing.
    """
    columns, keys = table.of_role("province"), [placed for role in _KEY_ROLES for placed in table.of_role(role)]
    if not columns or not keys:
        return frozenset()
    rows = [row for row in table.body if not is_blank(table.value(row, "province"))]
    alone = [row for row in rows if all(is_blank(table.sheet.value(row, placed.index)) for placed in keys)]
    merged = any(table.sheet.first_merged(row + 1, columns[0].index) == (row, columns[0].index) for row in rows)
    return frozenset(alone) if len(alone) == len(rows) and not merged else frozenset()
