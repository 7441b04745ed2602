"""All regions of a period, or those of one province, in one language: what the pages about many regions show."""

from dataclasses import dataclass

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.common import Language
from antikorupsi.rules import Framework


@dataclass(frozen=True)
class CountryView:
    """An assessment, the words of one language for those whom it assesses, and the code of a province ("" for all)."""

    assessment: Assessment
    words: Language
    province: str = ""

    def __repr__(self) -> str:
        """Of which period, in which language, and of which province if of one."""
        place = f", province {self.province}" if self.province else ""
        return f"CountryView({self.assessment!r}, {self.words.code!r}{place})"

    def __dir__(self) -> list[str]:
        """All that there is: nothing in it is private."""
        return ["assessment", "framework", "named", "province", "words"]

    @property
    def framework(self) -> Framework:
        """The rules by which the regions are judged, each with its basis and source."""
        return self.assessment.framework

    def named(self, table: str) -> pd.DataFrame:
        """The rows of a table with names beside codes, in the language of the view; of a province its own rows.

        Raises WorkbookError for an unknown table, with all names, the nearest first.
        """
        rows = self.assessment.named(table, self.words.code)
        if not self.province or "region" not in rows:
            return rows
        return rows[rows["region"].isin(self.assessment.codes_in(self.province))].reset_index(drop=True)
