"""The tables of the results besides that of the regions: who is nearest, and whether the rule agrees with choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from antikorupsi.assess import (
    Assessment,
    ChangeList,
    CountryView,
    agreement_by_criterion,
    verdict_by_choice_and_criterion,
)
from antikorupsi.common import Language
from antikorupsi.publish.changes import change_records
from antikorupsi.publish.results.columns import ResultColumn
from antikorupsi.publish.results.table import Row, known


@dataclass(frozen=True)
class FurtherTable:
    """One table: its key for machines, its title for readers and what a row of it is, its columns and its rows."""

    key: str
    title: str
    about: str
    columns: list[ResultColumn]
    rows: list[Row]


def further_tables(assessment: Assessment, words: Language, changed: ChangeList | None = None) -> list[FurtherTable]:
    """The shortlist, the two tables of the back test, and what changed; one without a row is left out."""
    tables = [_shortlist(assessment, words), _choices(assessment, words), _agreement(assessment, words)]
    tables += [_changes(changed, CountryView(assessment, words))] if changed else []
    return [table for table in tables if table.rows]


def _shortlist(assessment: Assessment, words: Language) -> FurtherTable:
    say, names = words.say, _names(assessment)
    day = str(assessment.shortlist_day)
    columns = [
        ResultColumn("code", say("Code of the region (Kemendagri)")),
        ResultColumn("region", say("Name of the region")),
        ResultColumn("as_of", say("Day as of which it is judged: that of the verdicts, or of newer data")),
        ResultColumn("eligibility", say("Verdict on that day")),
        ResultColumn("met", say("Criteria met"), say("number")),
        ResultColumn("open", say("Criteria that cannot be judged yet"), say("number")),
        ResultColumn("refuted", say("Criteria failed"), say("number")),
        ResultColumn("open_criteria", say("Which criteria cannot be judged yet")),
        ResultColumn("refuted_criteria", say("Which criteria are failed")),
    ]
    frame = assessment.shortlist.rename(columns={"region": "code"}).assign(as_of=day)
    title = say("Nearest to being eligible")
    about = say("a region a row: what it meets, lacks and fails")
    rows = _rows(frame.assign(region=frame["code"].map(names)), columns)
    return FurtherTable("shortlist", title, about, columns, rows)


def _choices(assessment: Assessment, words: Language) -> FurtherTable:
    say, names = words.say, _names(assessment)
    columns = [
        ResultColumn("code", say("Code of the region (Kemendagri)")),
        ResultColumn("region", say("Name of the region")),
        ResultColumn("choice", say("Year for which the KPK chose the region first"), say("year")),
        ResultColumn("criterion", say("Criterion")),
        ResultColumn("status", say("As of 17 January of that year: meets (agrees), fails (contradicts) or no_data")),
        ResultColumn("value", say("Figure")),
        ResultColumn("label", say("Label")),
        ResultColumn("year", say("Year of the figure"), say("year")),
        ResultColumn("cells", say("Cells the figure was read from")),
    ]
    frame = verdict_by_choice_and_criterion(assessment).rename(columns={"region": "code"})
    title = say("Choices of the KPK, judged")
    about = say("a region that the KPK chose and a criterion a row")
    rows = _rows(frame.assign(region=frame["code"].map(names)), columns)
    return FurtherTable("choices", title, about, columns, rows)


def _agreement(assessment: Assessment, words: Language) -> FurtherTable:
    say = words.say
    columns = [
        ResultColumn("criterion", say("Criterion")),
        ResultColumn("chosen", say("Regions that the KPK chose"), say("number")),
        ResultColumn("agree", say("Chosen regions that meet it"), say("number")),
        ResultColumn("contradict", say("Chosen regions that fail it"), say("number")),
        ResultColumn("unknown", say("Chosen regions of which it cannot be judged"), say("number")),
        ResultColumn("others_known", say("Verdicts on regions not chosen, as of each of the same days"), say("number")),
        ResultColumn("others_meet", say("Share of these that meet it"), say("0 to 1")),
    ]
    frame = agreement_by_criterion(assessment)
    chosen = frame if len(frame) and frame["chosen"].any() else frame.head(0)
    about = say("a criterion a row: how far it agrees with the choices of the KPK")
    return FurtherTable("agreement", say("Agreement with choices"), about, columns, _rows(chosen, columns))


def _changes(changed: ChangeList, view: CountryView) -> FurtherTable:
    say = view.words.say
    before, after = say("in the publication before"), say("now")
    columns = [
        ResultColumn("change", say("Name of the change, as on the page of changes and in the feeds")),
        ResultColumn("effect", say("What it does, worst first: no_longer_met, newly_failed, lost, changed or better")),
        ResultColumn("code", say("Code of the region (Kemendagri)")),
        ResultColumn("region", say("Name of the region")),
        ResultColumn("kind", say("criterion, eligibility (the verdict), or the level of a score")),
        ResultColumn("id", say("Which one, by its short name in the framework; of scores after the stage")),
        ResultColumn("figure", say("What it is called in the report")),
        *_of_side("before", before, view.words),
        *_of_side("after", after, view.words),
        ResultColumn("page", say("Where it stands: the report, and the anchor of the figure")),
    ]
    about = say("a change since the publication before a row")
    return FurtherTable("changes", say("What changed"), about, columns, change_records(changed, view))


def _of_side(ending: str, when: str, words: Language) -> list[ResultColumn]:
    """The columns of one side of a change."""
    say = words.say
    return [
        ResultColumn(f"value_{ending}", say("Figure, {when}", when=when)),
        ResultColumn(f"label_{ending}", say("Label, {when}", when=when)),
        ResultColumn(f"year_{ending}", say("Year of the figure, {when}", when=when), say("year")),
        ResultColumn(f"status_{ending}", say("Verdict, {when}", when=when)),
        ResultColumn(f"cells_{ending}", say("Cells the figure was read from, {when}", when=when)),
    ]


def _names(assessment: Assessment) -> Mapping[str, str]:
    return {region.code: region.name for region in assessment.period.regions}


def _rows(frame: pd.DataFrame, columns: list[ResultColumn]) -> list[Row]:
    """The rows of a table in the order of its columns; what is missing is None, as everywhere in the results."""
    names = [column.name for column in columns]
    values = frame.reindex(columns=names).itertuples(index=False, name=None)
    return [dict(zip(names, map(_value_or_none, row), strict=True)) for row in values]


def _value_or_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value else known(value)
