"""The numbered sources of a region's report: one per cell, in the order in which the report speaks of them."""

import pandas as pd

from helpers.frames import addresses
from helpers.framework import Framework
from helpers.instruments import instruments

PANEL = "penilaian"


def source_by_cell(observations: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """The region's observations with a running `number` (from 1) and the `address` file|sheet|cell as index.

    Criteria come first in the order of the framework, then the panel, then everything else; the latest year first.
    """
    order = [criterion.instrument for criterion in framework.criteria]
    known = {instrument: place for place, instrument in enumerate([*order, "nilai_akhir", PANEL, "skm"])}
    sources = observations.assign(
        address=addresses(observations),
        place=observations["instrument"].map(known).fillna(len(known)),
    )
    sources = sources.sort_values(["place", "year", "item", "address"], ascending=[True, False, True, True])
    shown = sources[~sources["item"].str.contains("bukti|catatan", regex=True)]
    numbered = shown.drop_duplicates(["address", "item"]).reset_index(drop=True)
    first = numbered.drop_duplicates("address")
    numbers = dict(zip(first["address"], range(1, len(first) + 1), strict=True))
    return first.assign(number=first["address"].map(numbers)).set_index("address").drop(columns="place")


def item_name(instrument: str, item: str, framework: Framework, language: str) -> str:
    """What a figure is called: the heading of its column, or the indicator and who scored it."""
    if instrument == PANEL:
        indicator = item.split(".", maxsplit=1)[0]
        known = {own.id: own for own in framework.indicators}
        return known[indicator].name.in_language(language) if indicator in known else item
    described = instruments().get(instrument)
    columns = [column for column in described.measured if column.item == item] if described else []
    return columns[0].names[0] if columns else item
