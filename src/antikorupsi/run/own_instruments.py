"""Which of a period's own instruments a page shows: a changed file makes these pages again, and no others."""

from collections.abc import Collection

from antikorupsi.assess import Assessment
from antikorupsi.rules import instrument_by_id, yearly_items


def measured_figures(assessment: Assessment) -> set[tuple[str, str, str]]:
    """By region, instrument and item: which figures there are of instruments that reports follow or the period brings.

    Scores of the panel, most figures of a large country, are none of these.
    """
    rows = assessment.kept_observations[["region", "instrument", "item"]]
    own = [path.stem for path in assessment.period.own.instruments]
    rows = rows[rows["instrument"].isin([*own, *dict(yearly_items())])]
    return set(rows.drop_duplicates().itertuples(index=False, name=None))


def own_instruments_shown(assessment: Assessment, code: str, measured: Collection[tuple[str, str, str]]) -> list[str]:
    """What the files of the instruments that a page shows say, each as one text.

    The page of the region with this code shows those that the framework names and those of which it has figures, by
    region, instrument and item in `measured`; a page about many regions, without a code, shows all.
    """
    names = [path.stem for path in assessment.period.own.instruments]
    of_region = {instrument for region, instrument, _ in measured if region == code} if names else set()
    shown = [name for name in names if not code or name in assessment.framework.instruments or name in of_region]
    return [instrument_by_id()[name].model_dump_json() for name in shown]
