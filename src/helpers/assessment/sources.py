"""The numbered sources of a region's report: one per cell, in the order in which the report speaks of them."""

import pandas as pd

from helpers.frames import addresses
from helpers.framework import Framework
from helpers.instruments import instruments

PANEL = "penilaian"


def source_by_cell(observations: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """The region's observations by address file|sheet|cell, with the `number` of the source they belong to.

    A source is a cell; of a working paper, where each assessor has a cell, it is the indicator's row. Numbers run from
    1: criteria in the order of the framework, published scores, the panel, surveys; the latest year first.
    """
    order = [criterion.instrument for criterion in framework.criteria]
    place = {instrument: number for number, instrument in enumerate([*order, "nilai_akhir", PANEL, "skm"])}
    shown = observations[~observations["item"].str.contains("bukti|catatan", regex=True)]
    sources = shown.assign(
        address=addresses(shown),
        place=shown["instrument"].map(place).fillna(len(place)),
        paper_row=shown["cell"]
        .str.extract(r"(\d+)$", expand=False)
        .astype("Int64")
        .where(shown["instrument"] == PANEL, 0),
    )
    keys = ["place", "year", "file", "sheet", "paper_row", "item", "address"]
    ordered = sources.sort_values(keys, ascending=[True, False, True, True, True, True, True])
    first = ordered.drop_duplicates("address")
    same_source = (
        first["file"]
        + first["sheet"]
        + first["cell"].where(first["instrument"] != PANEL, first["paper_row"].astype(str))
    )
    return (
        first.assign(number=pd.factorize(same_source)[0] + 1).set_index("address").drop(columns=["place", "paper_row"])
    )


def item_name(instrument: str, item: str, framework: Framework, language: str) -> str:
    """What a figure is called: what its column is called, or the indicator and who scored it."""
    if instrument == PANEL:
        indicator = item.split(".", maxsplit=1)[0]
        known = {own.id: own for own in framework.indicators}
        return known[indicator].name.in_language(language) if indicator in known else item
    described = instruments().get(instrument)
    columns = [column for column in described.measured if column.item == item] if described else []
    return columns[0].name_in(language) if columns else item
