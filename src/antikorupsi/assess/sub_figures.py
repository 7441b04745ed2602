"""The sub-figures of a region: the areas, domains, components and groups that its totals are made of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from antikorupsi.common import address
from antikorupsi.ingest import Observation, drop_rounded_duplicates
from antikorupsi.rules import Column, column_of, instrument_by_id


class SubFigure(NamedTuple):
    """One sub-figure beside the figure it is a part of, both of the same year and status.

    `values` are the values read, several where sources differ; `share` is the place of the lowest on the scale, 0 to 1.
    `whole` is the observation of the figure it is a part of, None where that is unknown; `cells` and `whole_cells` are
    addresses, one a line.
    """

    instrument: str
    column: Column
    year: int
    status: str
    values: tuple[float, ...]
    share: float
    cells: str
    whole: Observation | None
    whole_cells: str


def sub_figures_of(observations: Iterable[Observation], years: Mapping[str, int]) -> list[SubFigure]:
    """The sub-figures of each instrument for one year: parts of the total first, the lowest share of the scale first.

    `observations` are those of one region, `years` the year of the figure that decides by instrument. Shown is that
    year where it has final sub-figures, else the latest with final ones, else the latest. What `corrects` a total is
    no score and follows those that are.
    """
    by_instrument: dict[str, list[Observation]] = defaultdict(list)
    for row in observations:
        by_instrument[row.instrument].append(row)
    return [
        year
        for instrument in instrument_by_id()
        if (rows := by_instrument.get(instrument))
        for year in _of_instrument(instrument, rows, years.get(instrument))
    ]


def _of_instrument(instrument: str, rows: Sequence[Observation], deciding: int | None) -> list[SubFigure]:
    parts = [row for row in rows if _part_column(row) is not None]
    final = {row.year for row in parts if row.status == "final"}
    if not parts:
        return []
    year = deciding if deciding in final else max(final or {row.year for row in parts})
    status = "final" if final else "interim"
    of_year = [row for row in rows if (row.year, row.status) == (year, status)]
    by_item: dict[str, list[Observation]] = defaultdict(list)
    for row in of_year:
        by_item[row.item].append(row)
    deeper = instrument_by_id()[instrument].parts_of_parts
    found = [
        _sub_figure(column, of_item, by_item)
        for of_item in by_item.values()
        if (column := _part_column(of_item[0])) is not None
    ]
    return sorted(found, key=lambda figure: (figure.column.item in deeper, figure.column.corrects, figure.share))


def _part_column(row: Observation) -> Column | None:
    """The column of an observation where that is a part of its total in its year, else None."""
    column = column_of(row.instrument, row.item)
    is_part = column is not None and column.is_part_in(row.year) and pd.notna(row.value)
    return column if is_part else None


def _sub_figure(column: Column, rows: Sequence[Observation], by_item: Mapping[str, Sequence[Observation]]) -> SubFigure:
    first = rows[0]
    values = tuple(sorted(drop_rounded_duplicates(row.value for row in rows if row.value is not None)))
    whole = _whole(first.instrument, str(column.part_of), by_item)
    return SubFigure(
        instrument=first.instrument,
        column=column,
        year=int(first.year),
        status=str(first.status),
        values=values,
        share=column.share_of_scale(values[0]),
        cells="\n".join(address(row) for row in rows),
        whole=whole[0] if whole else None,
        whole_cells="\n".join(address(row) for row in whole),
    )


def _whole(instrument: str, item: str, by_item: Mapping[str, Sequence[Observation]]) -> Sequence[Observation]:
    """The observations of a total, or of the rating behind which it stands; none where neither is known."""
    ratings = [str(column.item) for column in instrument_by_id()[instrument].measured if column.or_number == item]
    return next((by_item[each] for each in (item, *ratings) if each in by_item), [])
