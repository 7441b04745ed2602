"""The helper package of the Workbook Kabupaten/Kota Antikorupsi: the rules that decide, and one module a notebook.

`from helpers import Assessment, regions` is what an analyst starts with. Both come from the engine, `antikorupsi`, when
they are first asked for: the engine itself imports `helpers.eligibility` and `helpers.scoring`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from antikorupsi.assess import Assessment
    from antikorupsi.rules import regions

__all__ = ["Assessment", "regions"]


def __getattr__(name: str) -> object:
    """`Assessment` and `regions`; raises AttributeError for any other name."""
    if name == "Assessment":
        from antikorupsi.assess import Assessment

        return Assessment
    if name == "regions":
        from antikorupsi.rules import regions

        return regions
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
