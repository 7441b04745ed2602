"""`workbook trace`: from a printed figure to the cells, rules and assumptions behind it."""

import pandas as pd
from rich.console import Console
from rich.table import Table

from antikorupsi.assess import RegionAssessment
from antikorupsi.cli.terminal import one_line
from antikorupsi.common import WorkbookError, each_row
from antikorupsi.rules import Criterion
from antikorupsi.show import (
    BASIS_WORDS,
    STAGE_WORDS,
    VERDICT_WORDS,
    observed_figure,
    remarks_of,
    status_of,
    superseded_of,
    threshold,
    unused_of,
    unused_papers,
    verdict_figures,
    verdict_when,
    when_of,
)


def print_trace(view: RegionAssessment, figure: str, console: Console) -> None:
    """Prints what a figure is, the rule it stands under, and the cells it was read from."""
    framework = view.framework
    criteria = {criterion.id: criterion for criterion in framework.criteria}
    indicators = {indicator.id: indicator for indicator in framework.indicators}
    components = {component.id: component for component in framework.components}
    wanted = f"i{int(figure):02d}" if figure.isdigit() else figure.lower()
    console.print(
        f"{view.region.name} ({view.region.code}), {view.assessment.period.name}", style="bold", highlight=False
    )
    if wanted in criteria:
        _trace_criterion(view, criteria[wanted], console)
    elif wanted in indicators:
        _trace_score(view, "indicator", wanted, view.language.pick(indicators[wanted].name), console)
    elif wanted in components:
        _trace_score(view, "component", wanted, view.language.pick(components[wanted].name), console)
    elif wanted == "total":
        _trace_score(view, "total", "total", view.language.say("Total"), console)
        _trace_score(view, "published", "total", view.language.say("Published total"), console)
    else:
        known = ", ".join([*criteria, f"{next(iter(indicators))}..{list(indicators)[-1]}", *components, "total"])
        raise WorkbookError(f"There is no figure {figure!r}. There are: {known}.")


def _trace_criterion(view: RegionAssessment, criterion: Criterion, console: Console) -> None:
    verdict = next(own for own in view.verdict_rows if own.criterion == criterion.id)
    say = view.language.say
    figures = verdict_figures(verdict, view.framework, view.language)
    when = "" if pd.isna(verdict.year) else f", {verdict_when(view, verdict)}"
    console.print(f"{view.criterion_name(criterion.id)}: {figures}{when}", highlight=False)
    console.print(f"{say('Verdict')}: {say(VERDICT_WORDS[status_of(verdict)])}", highlight=False)
    received = unused_of(view, verdict)
    others = [*received, *superseded_of(view, verdict)]
    for said in [*remarks_of(verdict, received, view.language), *(own.said for own in others)]:
        console.print(said, highlight=False, soft_wrap=True, markup=False)
    basis = f"{say(BASIS_WORDS[criterion.basis])}; {criterion.source}"
    rule = f"{say('Threshold')}: {threshold(criterion, view.language)} ({basis})"
    console.print(rule, highlight=False, soft_wrap=True, markup=False)
    if criterion.note:
        console.print(view.language.pick(criterion.note), highlight=False, soft_wrap=True, markup=False)
    _print_cells(view, "\n".join([verdict.cells, *(own.cells for own in others)]), console)


def _trace_score(view: RegionAssessment, level: str, identifier: str, name: str, console: Console) -> None:
    stage = "penilaian" if level == "published" else view.stage
    row = view.score(level, identifier, stage)
    if row is None or pd.isna(row["score"]):
        none = "not_assessed" if view.eligibility == "not_assessed" else "no_data"
        console.print(f"{name}: {view.language.say(VERDICT_WORDS[none])}", highlight=False)
    else:
        console.print(
            f"{name}: {float(row['score'])!r} ({view.language.say(STAGE_WORDS[stage or ''])})", highlight=False
        )
    own = _scored_indicators(view, level, identifier)
    if len(own) and level != "indicator":
        say = view.language.say
        weights = Table(say("Indicator"), say("Score"), say("Weight"), say("Part"))
        for _, part in own.iterrows():
            weights.add_row(
                part["id"], repr(part["score"]), f"{part['weight']:.6f}", f"{part['score'] * part['weight']:.6f}"
            )
        console.print(weights)
        console.print(f"{say('Total = sum of parts / sum of weights')} = {_mean(own)!r}", highlight=False)
    if row is None or pd.isna(row["score"]):
        for paper in unused_papers(view):
            console.print(one_line(paper.said), highlight=False, soft_wrap=True, markup=False)
    cells = own["cells"] if level != "published" else pd.Series([row["cells"]] if row is not None else [])
    _print_cells(view, "\n".join(cells), console)
    for assumption in view.assumptions if len(own) else []:
        console.print(
            f"- {view.language.pick(assumption.subject)} ({view.language.say('assumption')})",
            highlight=False,
            soft_wrap=True,
        )


def _mean(own: pd.DataFrame) -> float:
    return float((own["score"] * own["weight"]).sum() / own["weight"].sum())


def _scored_indicators(view: RegionAssessment, level: str, identifier: str) -> pd.DataFrame:
    """The indicators a score is made of, at the latest stage."""
    scored = view.scores[(view.scores["level"] == "indicator") & (view.scores["stage"] == (view.stage or ""))]
    if level == "published":
        return scored.iloc[:0]
    if level == "total":
        return scored
    if level == "indicator":
        return scored[scored["id"] == identifier]
    component = next(own for own in view.framework.components if own.id == identifier)
    return scored[scored["id"].isin([indicator.id for indicator in component.indicators])]


def _print_cells(view: RegionAssessment, cells: str, console: Console) -> None:
    """One line a cell, none of it cut: where it stands, what it holds, and where that was published."""
    wanted = view.sources[view.sources.index.isin(cells.splitlines())]
    for source in each_row(wanted):
        value = observed_figure(source, view.framework, view.language) if pd.notna(source.value) else source.label
        line = f"{source.file}, {source.sheet}, {source.cell}: {value} ({when_of(source, view.language)}) {source.url}"
        console.print(one_line(line), soft_wrap=True, markup=False, highlight=False)
