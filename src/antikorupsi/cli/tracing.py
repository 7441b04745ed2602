"""The command `workbook trace`: the cells, rules and assumptions behind a printed figure."""

import pandas as pd
from rich.table import Table

from antikorupsi.assess import RegionAssessment, SourceRow
from antikorupsi.cli.terminal import SafeConsole, one_line
from antikorupsi.common import Language, WorkbookError, each_row, is_missing
from antikorupsi.rules import Criterion, Indicator
from antikorupsi.show import (
    BASIS_WORDS,
    STAGE_WORDS,
    VERDICT_WORDS,
    no_total,
    observed_figure,
    remarks_of,
    status_of,
    superseded_of,
    threshold,
    total_number,
    unscored_words,
    unused_for,
    unused_of,
    unused_papers,
    verdict_figures,
    verdict_sentences,
    verdict_when,
    when_of,
)


def print_trace(view: RegionAssessment, figure: str, console: SafeConsole) -> None:
    """Prints a figure, its rule and its cells; without `figure`, the region's verdict and its traceable figures."""
    framework = view.framework
    criteria = {criterion.id: criterion for criterion in framework.criteria}
    indicators = {indicator.id: indicator for indicator in framework.indicators}
    components = {component.id: component for component in framework.components}
    wanted = f"i{int(figure):02d}" if figure.isdigit() else figure.lower()
    console.print(f"{view.region.name} ({view.region.code}), {view.assessment.period.name}", style="bold")
    if not figure:
        _summarise(view, console)
    elif wanted in criteria:
        _trace_criterion(view, criteria[wanted], console)
    elif wanted in indicators:
        _trace_score(view, "indicator", wanted, view.language.pick(indicators[wanted].name), console)
    elif wanted in components:
        _trace_score(view, "component", wanted, view.language.pick(components[wanted].name), console)
    elif wanted == "total":
        _trace_score(view, "total", "total", view.language.say("Total"), console)
        if view.published_total is not None:
            _trace_score(view, "published", "total", view.language.say("Published total"), console)
    else:
        known = ", ".join([*criteria, _indicator_range(view), *components, "total"])
        raise WorkbookError(f"There is no figure {figure!r}. There are: {known}.")


def _indicator_range(view: RegionAssessment) -> str:
    return f"{view.framework.indicators[0].id}..{view.framework.indicators[-1].id}"


def _summarise(view: RegionAssessment, console: SafeConsole) -> None:
    """Prints the verdict, then one line for each criterion and one for the scores, with the words to trace them."""
    say, framework = view.language.say, view.framework
    word = f"{say(VERDICT_WORDS[view.eligibility])}. " if framework.criteria else ""
    verdict_word, traceable = say("Verdict"), say("Can be traced")
    lines = [f"{verdict_word}: {word}{verdict_sentences(view)}", f"{traceable}:"]
    for verdict in view.verdict_rows:
        figures = verdict_figures(verdict, framework, view.language)
        shown = "" if figures == "–" else f"{figures}, "
        status = say(VERDICT_WORDS[status_of(verdict)])
        lines.append(f"  {verdict.criterion}: {view.criterion_name(verdict.criterion)}: {shown}{status}")
    lines.append(f"  {_indicator_range(view)}: {say('Indicators')}")
    lines += [f"  {component.id}: {view.language.pick(component.name)}" for component in framework.components]
    for line in [*lines, f"  total: {say('Total')}"]:
        console.print(one_line(line))


def _trace_criterion(view: RegionAssessment, criterion: Criterion, console: SafeConsole) -> None:
    verdict = next(row for row in view.verdict_rows if row.criterion == criterion.id)
    say = view.language.say
    figures = verdict_figures(verdict, view.framework, view.language)
    when = "" if is_missing(verdict.year) else f", {verdict_when(view, verdict)}"
    console.print(f"{view.criterion_name(criterion.id)}: {figures}{when}")
    console.print(f"{say('Verdict')}: {say(VERDICT_WORDS[status_of(verdict)])}")
    received = unused_of(view, verdict)
    others = [*received, *superseded_of(view, verdict)]
    for said in [*remarks_of(verdict, received, view.language), *(each.said for each in others)]:
        console.print(one_line(said))
    basis = f"{say(BASIS_WORDS[criterion.basis])}; {criterion.source}"
    console.print(f"{say('Threshold')}: {threshold(criterion, view.language)} ({basis})")
    if criterion.note:
        console.print(view.language.pick(criterion.note))
    _print_cells(view, "\n".join([verdict.cells, *(each.cells for each in others)]), console)


def _trace_score(view: RegionAssessment, level: str, identifier: str, name: str, console: SafeConsole) -> None:
    row = view.published_total if level == "published" else view.score(level, identifier)
    is_known = row is not None and pd.notna(row["score"])
    said = _score_line(view, row) if row is not None and is_known else _no_score(view, level, identifier)
    console.print(f"{name}: {said}")
    scored = _scored_indicators(view, level, identifier)
    if len(scored) and level != "indicator":
        _print_parts(scored, view.language, console)
    received = [each for indicator in _indicators(view, level, identifier) for each in unused_for(view, indicator)]
    if not is_known:
        received += unused_papers(view)
    for each in received:
        console.print(one_line(each.said))
    cells = [*scored["cells"], *(each.cells for each in received)]
    if level == "published" and row is not None:
        cells = [row["cells"]]
    elif level == "total" and not is_known:
        cells.append(no_total(view).cells)
    _print_cells(view, "\n".join(cells), console)
    for assumption in view.assumptions if len(scored) else []:
        console.print(f"- {view.language.pick(assumption.subject)} ({view.language.say('assumption')})")


def _score_line(view: RegionAssessment, row: pd.Series) -> str:
    """A score as the page prints it, with its stage; of several assessors also the mean in full, to recompute it."""
    say = view.language.say
    line = f"{total_number(row['score'], view.framework, view.language)} ({say(STAGE_WORDS[row.stage])})"
    if row["origin"] != "assessors":
        return line
    mean = say("mean of {count} [assessor|assessors]", count=int(row["assessors"]))
    return f"{line}; {mean} = {float(row['score'])!r}"


def _no_score(view: RegionAssessment, level: str, identifier: str) -> str:
    """The reason for a missing score: nothing received, or what was received does not decide."""
    if view.eligibility == "not_assessed":
        return view.language.say(VERDICT_WORDS[view.eligibility])
    if level == "indicator":
        return unscored_words(view, view.framework.indicator(identifier))
    return no_total(view).said


def _print_parts(scored: pd.DataFrame, words: Language, console: SafeConsole) -> None:
    """The indicators of a mean, in full, and the mean itself."""
    say = words.say
    weights = Table(say("Indicator"), say("Score"), say("Weight"), say("Part"))
    parts = scored["score"] * scored["weight"]
    for (_, row), part in zip(scored.iterrows(), parts, strict=True):
        weights.add_row(row["id"], repr(row["score"]), f"{row['weight']:.6f}", f"{part:.6f}")
    console.print(weights)
    mean = float(parts.sum() / scored["weight"].sum())
    said = say("Total = sum of parts / sum of weights")
    console.print(f"{said} = {mean!r}")


def _indicators(view: RegionAssessment, level: str, identifier: str) -> list[Indicator]:
    """The indicators that a score is made of; none of a published total."""
    of_component = {component.id: component.indicators for component in view.framework.components}
    known = {
        "indicator": [indicator for indicator in view.framework.indicators if indicator.id == identifier],
        "published": [],
    }
    return [*(known | {"total": view.framework.indicators}).get(level, of_component.get(identifier, []))]


def _scored_indicators(view: RegionAssessment, level: str, identifier: str) -> pd.DataFrame:
    """The scores, at the latest stage, of the indicators that a score is made of."""
    scored = view.scores[(view.scores["level"] == "indicator") & (view.scores["stage"] == (view.stage or ""))]
    return scored[scored["id"].isin([indicator.id for indicator in _indicators(view, level, identifier)])]


def _print_cells(view: RegionAssessment, cells: str, console: SafeConsole) -> None:
    """Prints one uncut line for each cell: its address, its content and where that was published."""
    wanted = view.sources[view.sources.index.isin(cells.splitlines())]
    for source in each_row(wanted, SourceRow):
        value = observed_figure(source, view.framework, view.language)
        line = f"{source.file}, {source.sheet}, {source.cell}: {value} ({when_of(source, view.language)}) {source.url}"
        console.print(one_line(line))
