"""One region's report: the questions of 4-region-report.ipynb, in its order."""

from antikorupsi.assess import RegionAssessment, open_region
from antikorupsi.common import Html
from antikorupsi.show import charts, region_data, sentences, tables

__all__ = [
    "absent", "actions", "assumptions", "changes", "components", "criteria", "findings", "gaps", "indicators",
    "key_figures", "missing", "open_region", "peers", "pilot_check", "positions", "positions_chart", "provenance",
    "replies", "reviews", "scores", "sources", "sub_figures", "survey_results", "title", "trend", "uncertainty",
    "verdict", "weightings",
]  # fmt: skip


def title(view: RegionAssessment) -> Html:
    """Whose report is this?"""
    return Html(sentences.title(view).markup, region_data(view))


def verdict(view: RegionAssessment) -> Html:
    """What is the verdict, and how sure is it?"""
    return sentences.verdict(view)


def reviews(view: RegionAssessment, history: str = "") -> Html | None:
    """Who has reviewed this report, and are its contents still the same?"""
    return sentences.reviews(view, history)


def key_figures(view: RegionAssessment) -> Html | None:
    """Which total did the panel give?"""
    return sentences.key_figures(view)


def criteria(view: RegionAssessment) -> Html | None:
    """Which of the criteria are met, by which figure, how old, and under which condition?"""
    return tables.criteria(view)


def missing(view: RegionAssessment) -> Html | None:
    """Who must send what?"""
    return sentences.missing(view)


def assumptions(view: RegionAssessment) -> Html | None:
    """What is assumed for this result?"""
    return tables.assumptions(view)


def absent(view: RegionAssessment, previous: str) -> Html:
    """What is not there yet?"""
    return sentences.absent(view, previous)


def gaps(view: RegionAssessment) -> Html | None:
    """What would change the verdict?"""
    return sentences.gaps(view)


def peers(view: RegionAssessment) -> Html | None:
    """Who near it does better, and by which figure?"""
    return tables.peers(view)


def sub_figures(view: RegionAssessment) -> Html | None:
    """Which parts make a figure low?"""
    return tables.sub_figures(view)


def scores(view: RegionAssessment) -> Html | None:
    """What did the panel score, and how firm is the total?"""
    return sentences.scores(view)


def components(view: RegionAssessment) -> Html | None:
    """Which components are strong, which are weak?"""
    return tables.components(view)


def indicators(view: RegionAssessment) -> Html | None:
    """Which indicators stay below 90, where do the assessors differ, and what is each score made of?"""
    return tables.indicators(view)


def weightings(view: RegionAssessment) -> Html | None:
    """Does the total hold under other weights?"""
    return tables.weightings(view)


def uncertainty(view: RegionAssessment) -> Html | None:
    """How sure is the total, which assumption matters most, and what could not be examined?"""
    return sentences.uncertainty(view)


def positions(view: RegionAssessment) -> Html | None:
    """Where does the region stand among all, its type and its province?"""
    return tables.positions(view)


def positions_chart(view: RegionAssessment) -> Html | None:
    """How far from the others is that?"""
    return charts.positions(view)


def trend(view: RegionAssessment) -> Html | None:
    """Which way is it going?"""
    return charts.trend(view)


def changes(view: RegionAssessment, previous: str) -> Html | None:
    """What changed since the last publication, and since the last period?"""
    return tables.changes(view, previous)


def pilot_check(view: RegionAssessment) -> Html | None:
    """Does a pilot still meet the criteria, year by year?"""
    return tables.pilot_check(view)


def replies(view: RegionAssessment) -> Html | None:
    """What did the region reply?"""
    return tables.replies(view)


def actions(view: RegionAssessment, history: str = "") -> Html | None:
    """What is done about the gaps, by whom and until when, and has it moved a figure?"""
    return tables.actions(view, history)


def survey_results(view: RegionAssessment) -> Html | None:
    """What do those who use its services say?"""
    return tables.survey_results(view)


def findings(view: RegionAssessment) -> Html | None:
    """What is wrong with its data?"""
    return tables.findings(view)


def sources(view: RegionAssessment) -> Html | None:
    """Where does every figure come from?"""
    return tables.sources(view)


def provenance(view: RegionAssessment) -> Html:
    """How was the report made?"""
    return sentences.provenance(view)
