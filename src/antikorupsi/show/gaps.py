"""What would change the verdict: each gap with its distance and its trend, and what would lift the total."""

from markupsafe import Markup

from antikorupsi.assess import Aim, GapRow, RegionAssessment
from antikorupsi.common import Html, address, each_row, is_missing, markup, tag
from antikorupsi.show.figure_words import threshold, verdict_figures
from antikorupsi.show.improvements import improvements
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.number_words import amount, signed
from antikorupsi.show.wording import DIRECTION_WORDS, NO_TREND_WORDS, marked
from helpers.eligibility import VerdictRow

# By outlook, of a criterion that fails and of one that is met and whose figures fall.
_WHERE_FAILING_LEADS = {
    "reaches": marked("The trend ({trend}) reaches it by the next assessment{projected}."),
    "stays_below": marked("The trend ({trend}) does not reach it by the next assessment{projected}."),
    "open": marked("The trend ({trend}) may reach it by the next assessment or not{projected}."),
}
_WHERE_FALLING_LEADS = {
    "falls_below": marked("The trend ({trend}) leads below it by the next assessment{projected}."),
    "open": marked("The trend ({trend}) leads down, and may lead below it{projected}."),
    "holds": marked("The trend ({trend}) leads down and still meets it{projected}."),
}


def gaps(view: RegionAssessment) -> Html | None:
    """A point for each criterion that fails or is met and falling, and for a total below the highest predicate.

    Where all is met a sentence says what has least to spare; None where the verdict waits for figures alone.
    """
    say = view.language.say
    rows = view.verdicts_and_gaps
    failing: list[object] = [_failing(view, *row) for row in rows if row[0].status == "fails"]
    falling = [_falling(view, *row) for row in rows if row[0].status == "meets" and _falls(row[1])]
    points = [*failing, *falling, *improvements(view)]
    told = any(gap.outlook and (verdict.status == "fails" or _falls(gap)) for verdict, gap in rows)
    nothing = None if failing or (points and not view.framework.criteria) else _nothing(view)
    if not points and nothing is None:
        return None
    return markup.joined(
        markup.heading(say("What would change the verdict"), "yang-mengubah"),
        None if nothing is None else markup.paragraph(nothing),
        markup.bullets(points) if points else None,
        _trend_method(view) if told else None,
    )


def _failing(view: RegionAssessment, verdict: VerdictRow, gap: GapRow) -> Markup:
    """The figure, what is needed, the distance and the trend."""
    criterion = view.framework.criterion(verdict.criterion)
    needed = view.language.say(
        "{criterion}: {figure}; needed: {threshold}.",
        criterion=view.criterion_name(criterion.id),
        figure=verdict_figures(verdict, view.framework, view.language),
        threshold=threshold(criterion, view.language),
    )
    said = [needed, _distance(view, verdict, gap), _trend(view, gap)]
    return tag("span", " ".join(part for part in said if part), _marks(view, verdict, gap))


def _distance(view: RegionAssessment, verdict: VerdictRow, gap: GapRow) -> str:
    """What is missing, in points, in steps of a rating, or in years that must follow one another."""
    say = view.language.say
    if gap.unit == "years":
        year = int(verdict.year) + 1
        return say("Years still needed in a row, from {year} on: {count}.", year=year, count=int(gap.distance))
    if gap.unit == "points" and gap.distance > 0:
        points = amount(gap.distance, view.language)
        if is_missing(gap.steps):
            return say("{points} [point|points] short.", points=points)
        steps = int(gap.steps)
        return say("{points} [point|points] short (steps of the rating: {steps}).", points=points, steps=steps)
    if not is_missing(gap.steps):
        return say("Steps of the rating that are missing: {steps}.", steps=int(gap.steps))
    return say("It must be above the threshold, not equal to it.") if gap.unit == "points" else ""


def _falls(gap: GapRow) -> bool:
    """Whether a criterion's figures go down: by the line through four years or more, else from one year to another."""
    return bool(gap.trend < 0) if gap.outlook else gap.no_trend == "too_few_years" and bool(gap.change < 0)


def _trend(view: RegionAssessment, gap: GapRow) -> str:
    """Whether the trend reaches the threshold by the next assessment, else the direction or why none can be said."""
    text = _WHERE_FAILING_LEADS.get(gap.outlook)
    return view.language.say(text, **_trend_values(view, gap)) if text else _direction(view, gap)


def _direction(view: RegionAssessment, gap: GapRow) -> str:
    """Which way two years point, with the warning that this is no forecast; else why nothing can be said."""
    say = view.language.say
    why = NO_TREND_WORDS.get(gap.no_trend)
    if not why:
        return ""
    if is_missing(gap.change):
        least = view.framework.trend.least_years if view.framework.trend else 0
        return say("No trend can be said: {why}.", why=say(why, least=least))
    word = "rises" if gap.change > 0 else "falls" if gap.change < 0 else "stays"
    return say(
        "Direction: {direction} ({years}: {moved}); that is no forecast.",
        direction=say(DIRECTION_WORDS[word]),
        years=gap.years.replace(" ", ", "),
        moved=_moved(view, gap.change, gap.unit),
    )


def _moved(view: RegionAssessment, change: float, unit: str) -> str:
    """A change with its sign, in points or in steps of a rating."""
    moved = signed(change, view.language, beside=[0.0]) or "0"
    say = view.language.say
    return say("{steps} [step|steps]", steps=moved) if unit == "steps" else say("{points} [point|points]", points=moved)


def _falling(view: RegionAssessment, verdict: VerdictRow, gap: GapRow) -> Markup:
    """A criterion that is met and whose figures fall: whether they lead below the threshold."""
    say, criterion = view.language.say, view.framework.criterion(verdict.criterion)
    met = say(
        "{criterion}: {figure} meets the threshold ({threshold}).",
        criterion=view.criterion_name(criterion.id),
        figure=verdict_figures(verdict, view.framework, view.language),
        threshold=threshold(criterion, view.language),
    )
    text = _WHERE_FALLING_LEADS.get(gap.outlook)
    said = say(text, **_trend_values(view, gap)) if text else _direction(view, gap)
    return tag("span", f"{met} {said}", _marks(view, verdict, gap))


def _trend_values(view: RegionAssessment, gap: GapRow) -> dict[str, str]:
    """A trend in words: by how much a year, over which years, and for points where it leads and how lines missed."""
    say, years = view.language.say, gap.years.replace(" ", ", ")
    moved = signed(gap.trend, view.language, beside=[0.0])
    if gap.unit == "steps":
        return {"trend": say("{years}: {steps} [step|steps] a year", years=years, steps=moved), "projected": ""}
    year = Aim(view.assessment.period.year).counted_year
    low, high = (view.language.number(end, 2, least=0, beside=[gap.needed]) for end in (gap.low, gap.high))
    missed, unmoved = (view.language.number(error, 2, least=0) for error in (gap.missed, gap.missed_unmoved))
    trend = say("{years}: {points} [point|points] a year", years=years, points=moved)
    led = say(
        "{low} to {high} in {year}; on past years such lines missed by up to {missed}, “as last year” by {unmoved}",
        low=low,
        high=high,
        year=year,
        missed=missed,
        unmoved=unmoved,
    )
    return {"trend": trend, "projected": ": " + led}


def _marks(view: RegionAssessment, verdict: VerdictRow, gap: GapRow) -> Markup:
    """The sources of the figure and, with a trend, of the years before."""
    years = {int(year) for year in gap.years.split()} if gap.outlook or not is_missing(gap.change) else set()
    instrument = view.framework.criterion(verdict.criterion).instrument
    known = [row for row in view.observation_rows if row.year in years and row.status == "final"]
    used = [address(row) for row in known if (row.instrument, row.item) == (instrument, gap.item)]
    return reference_marks(view, "\n".join([verdict.cells, *used]))


def _nothing(view: RegionAssessment) -> Markup | None:
    """What has least to spare where nothing fails; None where the verdict or the total waits for figures."""
    say = view.language.say
    if not view.framework.criteria:
        if view.total is None:
            return None
        bound = view.language.bound(view.framework.bound)
        return tag("span", say("The total reaches {bound}: only a score that falls would change it.", bound=bound))
    if view.eligibility in ("undetermined", "awaiting_checks", "not_assessed"):
        return None
    firm = say("Nothing fails and nothing is missing: only a figure that falls would change the verdict.")
    spare = view.gaps[view.gaps["unit"] == "points"].sort_values("share", ascending=False, kind="stable")
    gap = next(each_row(spare, GapRow), None)
    if gap is None:
        return tag("span", firm)
    least = say(
        "The least to spare: {criterion}, {points} [point|points].",
        criterion=view.criterion_name(gap.criterion),
        points=amount(abs(gap.distance), view.language),
    )
    cells = next(row.cells for row in view.verdict_rows if row.criterion == gap.criterion)
    return tag("span", firm, " ", least, reference_marks(view, cells))


def _trend_method(view: RegionAssessment) -> Markup:
    aim = Aim(view.assessment.period.year)
    text = view.language.say(
        "The next assessment, {next}, counts figures up to {year}. A trend is a straight line through the final "
        "figures of {least} or more years with the same classes; its range is as wide as such lines missed past "
        "years, and no finer than the figures.",
        least=view.framework.trend.least_years if view.framework.trend else 0,
        next=aim.next_assessment,
        year=aim.counted_year,
    )
    return markup.paragraph(text, "chart-note")
