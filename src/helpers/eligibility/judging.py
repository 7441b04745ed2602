"""One criterion for one region: which figures count, what the rule says of them, and why nothing can be said."""

from dataclasses import dataclass
from typing import Literal

from antikorupsi.ingest import drop_rounded_duplicates
from antikorupsi.rules import Criterion, Framework, LabelInConsecutiveYears
from helpers.eligibility.deciding import AsOf, Bar, Barred, barred, latest_audited_year
from helpers.eligibility.figures import Figure, Figures
from helpers.eligibility.meeting import lies_in_class, may_lie_across, meets

Status = Literal["meets", "fails", "no_data"]
Reason = Literal[Bar, "nothing_published", "only_parts", "contradicted", "one_year_only", "not_assessed"]


@dataclass(frozen=True)
class Judgement:
    """A verdict and what it rests on: the figures shown, their year and cells, and the reason where there is none.

    `deciding` are the figures that the rule was asked of: of several sources those that are no rounding of another, of
    several years all.
    """

    status: Status
    reason: Reason = ""
    year: int | None = None
    values: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    deciding: tuple[Figure, ...] = ()


def judge(criterion: Criterion, figures: Figures | None, framework: Framework, as_of: AsOf) -> Judgement:
    """The verdict of one criterion on the figures of one region, as of a day."""
    judging = [figure for figure in figures or [] if figure.item in criterion.items]
    if not judging:
        return Judgement("no_data", "only_parts" if figures else "nothing_published")
    pairs = barred(judging, criterion, framework, as_of)
    if isinstance(criterion.rule, LabelInConsecutiveYears):
        return _judge_years(criterion.rule, pairs, latest_audited_year(judging, criterion.instrument, as_of))
    if criterion.checks:
        return _judge_checks(criterion, pairs, framework)
    beside = [figure for figure in figures or [] if lies_in_class(criterion, figure, framework)]
    may_contradict = [figure for figure, bar in barred(beside, criterion, framework, as_of) if not bar]
    return _judge_latest_year(criterion, pairs, may_contradict, framework)


def _why_none(pairs: Barred) -> Judgement:
    """No verdict, for the reason that bars the newest of the figures."""
    newest = max(pairs, key=lambda pair: (pair[0].year, pair[0].checked))
    return Judgement("no_data", newest[1])


def _judge_latest_year(criterion: Criterion, pairs: Barred, beside: Figures, framework: Framework) -> Judgement:
    """By the newest year with a figure that may decide, if those `beside` it do not contradict it.

    Where the newest figures are an open remainder an older year decides only if both say the same.
    """
    may = [figure for figure, bar in pairs if not bar]
    remainder = [figure for figure, bar in pairs if bar == "open_remainder"]
    if not may:
        return _why_none(pairs)
    newest, newer = _of_newest_year(may), _of_newest_year(remainder)
    of_year = [figure for figure in beside if figure.year == newest[0].year]
    judged = _judge_year(criterion, newest, framework)
    if of_year and (together := _judge_year(criterion, [*newest, *of_year], framework)).reason:
        judged = together
    if not newer or newer[0].year <= newest[0].year:
        return judged
    said = _judge_year(criterion, newer, framework).status
    return judged if said == judged.status != "no_data" else Judgement("no_data", "open_remainder")


def _of_newest_year(figures: Figures) -> Figures:
    years = [figure.year for figure in figures]
    return [figure for figure in figures if figure.year == max(years)]


def _judge_checks(criterion: Criterion, pairs: Barred, framework: Framework) -> Judgement:
    """By the latest check: no older one speaks where it has lost its force."""
    known: Barred = [(figure, bar) for figure, bar in pairs if bar in ("", "stale")]
    days = [figure.checked for figure, _ in known]
    of_day = [(figure, bar) for figure, bar in known if figure.checked == max(days)]
    if not of_day or any(bar for _, bar in of_day):
        return _why_none(of_day or pairs)
    return _judge_year(criterion, [figure for figure, _ in of_day], framework)


def _judge_year(criterion: Criterion, figures: Figures, framework: Framework) -> Judgement:
    """By the first item that has a figure, if those of the other items give the same verdict."""
    year = figures[0].year
    items = [*criterion.items, *dict.fromkeys(figure.item for figure in figures if figure.item not in criterion.items)]
    of_item = {item: found for item in items if (found := [figure for figure in figures if figure.item == item])}
    shown = [figure for found in of_item.values() for figure in _standing(found)]
    deciding, status, reason = _decided(criterion, [_standing(found) for found in of_item.values()], framework)
    valued = [figure for figure in deciding if figure.value is not None] or shown
    return Judgement(
        status,
        reason,
        year,
        values=tuple(dict.fromkeys(figure.value for figure in valued if figure.value is not None)),
        labels=tuple(dict.fromkeys(figure.label for figure in shown if figure.label is not None)),
        cells=tuple(dict.fromkeys(figure.cell for found in of_item.values() for figure in found)),
        deciding=tuple(deciding),
    )


def _decided(criterion: Criterion, by_item: list[Figures], framework: Framework) -> tuple[Figures, Status, Reason]:
    """Which figures decide, and what: those of the first item, or of all items where these contradict one another.

    A number whose rounding leaves the verdict open gives way to an item whose figures do not.
    """
    exact = [
        found for found in by_item if not any(may_lie_across(criterion, figure, framework) for figure in found)
    ] or by_item[:1]
    together = [figure for found in exact for figure in found]
    status, reason = _agreed({meets(criterion, figure, framework) for figure in together})
    return together if reason else exact[0], status, reason


def _agreed(results: set[bool]) -> tuple[Status, Reason]:
    """The verdict all sources give, none where they give different ones."""
    if len(results) > 1:
        return "no_data", "contradicted"
    return ("meets", "") if results == {True} else ("fails", "")


def _standing(figures: Figures) -> Figures:
    """The figures without those that are only roundings of more precise ones."""
    values = set(drop_rounded_duplicates(figure.value for figure in figures if figure.value is not None))
    return [figure for figure in figures if figure.value is None or figure.value in values]


def _judge_years(rule: LabelInConsecutiveYears, pairs: Barred, latest: int) -> Judgement:
    """By the latest audited years, and no older ones; one bad label among them fails at once."""
    used = sorted((figure for figure, bar in pairs if not bar), key=lambda figure: -figure.year)
    if not used:
        return _why_none(pairs)
    labels = {
        year: {figure.label for figure in used if figure.year == year}
        for year in range(latest, latest - rule.years, -1)
    }
    status, reason = _years_status(labels, set(rule.accepted))
    shown = tuple(dict.fromkeys(f"{figure.label} ({figure.year})" for figure in used))
    cells = tuple(dict.fromkeys(figure.cell for figure in used))
    return Judgement(status, reason, used[0].year, (), shown, cells, tuple(used))


def open_years(criterion: Criterion, figures: Figures | None, framework: Framework, as_of: AsOf) -> tuple[int, ...]:
    """The years of a criterion of consecutive years of which no accepted label is known, the oldest first."""
    if not isinstance(criterion.rule, LabelInConsecutiveYears):
        raise TypeError(f"{criterion.id} is no criterion of consecutive years")
    judging = [figure for figure in figures or [] if figure.item in criterion.items]
    latest = latest_audited_year(judging, criterion.instrument, as_of)
    may = [figure for figure, bar in barred(judging, criterion, framework, as_of) if not bar]
    years = range(latest - criterion.rule.years + 1, latest + 1)
    found = {year: {figure.label for figure in may if figure.year == year} for year in years}
    return tuple(year for year, labels in found.items() if not labels or labels - set(criterion.rule.accepted))


def _years_status(labels: dict[int, set[str | None]], accepted: set[str]) -> tuple[Status, Reason]:
    if any(found and found.isdisjoint(accepted) for found in labels.values()):
        return "fails", ""
    if any(found - accepted for found in labels.values()):
        return "no_data", "contradicted"
    return ("meets", "") if all(labels.values()) else ("no_data", "one_year_only")
