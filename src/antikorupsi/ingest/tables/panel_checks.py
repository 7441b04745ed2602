"""Working papers that contradict themselves or one another: every score is kept, and a finding says what to look at."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from antikorupsi.ingest.tables.records import Detail, Finding, Observation
from antikorupsi.rules import PANEL

MOST_APART = 25  # points between two assessors that the panel should be able to explain (assumption)
LOW_SCALE = 10  # a paper of which no score is higher was hardly scored from 0 to 100 (assumption)
_FEWEST_ON_SCALE = 5  # scored indicators that it takes to say so
_FIRST_CELL = 0


@dataclass
class _Scored:
    """What a paper says of one indicator."""

    scores: list[Observation] = field(default_factory=list)
    pleno: list[Observation] = field(default_factory=list)
    evidence: list[Observation] = field(default_factory=list)
    absent: bool = False

    @property
    def given(self) -> list[Observation]:
        """All scores, the assessors' and the plenary's."""
        return [*self.scores, *self.pleno]

    @property
    def values(self) -> list[float]:
        """The scores of the assessors."""
        return [seen.value for seen in self.scores if seen.value is not None]


def check_papers(observations: Iterable[Observation], indicators: Collection[str]) -> list[Finding]:
    """All findings on the working papers among observations, paper by paper; no observation is changed or dropped.

    `indicators` are the ids that a paper should score.
    """
    papers: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for seen in observations:
        if seen.instrument == PANEL:
            papers[seen.file, seen.sheet].append(seen)
    found = [finding for paper in papers.values() for finding in _check_paper(paper, indicators)]
    return found + list(_check_twins(papers.values()))


def _check_paper(paper: list[Observation], indicators: Collection[str]) -> Iterator[Finding]:
    by_indicator = _by_indicator(paper)
    for indicator, scored in sorted(by_indicator.items()):
        yield from _check_indicator(str(int(indicator[1:])), scored)
    yield from _check_scale(by_indicator.values())
    unscored = [name for name in sorted(indicators) if name not in by_indicator or not by_indicator[name].given]
    if unscored and len(unscored) < len(indicators):
        yield _finding(
            "indicators_unscored", paper[_FIRST_CELL], indicators=", ".join(str(int(name[1:])) for name in unscored)
        )


def _check_scale(paper: Collection[_Scored]) -> Iterator[Finding]:
    """One finding where all scores of a paper lie between 1 and 10, as on a scale of 1 to 5."""
    given = [seen for scored in paper for seen in scored.given if seen.value is not None]
    values = [seen.value for seen in given if seen.value is not None]
    scored = sum(bool(each.given) for each in paper)
    if scored >= _FEWEST_ON_SCALE and min(values, default=0) >= 1 and max(values) <= LOW_SCALE:
        yield _finding("scores_of_low_scale", given[0], count=len(values), lowest=min(values), highest=max(values))


def _by_indicator(paper: list[Observation]) -> dict[str, _Scored]:
    by_indicator: dict[str, _Scored] = defaultdict(_Scored)
    for seen in paper:
        indicator, kind = seen.item.split(".")
        scored = by_indicator[indicator]
        if kind in ("skor", "pleno"):
            (scored.scores if kind == "skor" else scored.pleno).append(seen)
        elif kind in ("bukti", "tautan_bukti"):
            scored.evidence.append(seen)
        elif kind == "status_bukti":
            scored.absent = scored.absent or seen.label == "tidak ada"
    return by_indicator


def _check_indicator(number: str, scored: _Scored) -> Iterator[Finding]:
    if scored.given and not scored.evidence:
        yield _finding("score_without_evidence", scored.given[0], indicator=number)
    if scored.evidence and not scored.given and not scored.absent:
        yield _finding("evidence_without_score", scored.evidence[0], indicator=number)
    if scored.pleno and not scored.scores:
        yield _finding("pleno_without_assessor", scored.pleno[0], indicator=number)
    if scored.values and max(scored.values) - min(scored.values) > MOST_APART:
        yield _apart(number, scored)
    for decided in scored.pleno:
        if (
            scored.values
            and decided.value is not None
            and not min(scored.values) <= decided.value <= max(scored.values)
        ):
            bounds = {"lowest": min(scored.values), "highest": max(scored.values)}
            yield _finding("pleno_outside", decided, indicator=number, value=decided.value, **bounds)


def _apart(number: str, scored: _Scored) -> Finding:
    scores = [(seen.value, seen) for seen in scored.scores if seen.value is not None]
    (lowest, low), *_, (highest, high) = sorted(scores, key=itemgetter(0))  # of equals the last is told
    apart = {"lowest": [(lowest, low.assessor)], "highest": [(highest, high.assessor)]}
    return _finding("assessors_apart", high, indicator=number, most=MOST_APART, **apart)


def _check_twins(papers: Iterable[list[Observation]]) -> Iterator[Finding]:
    """One finding for every paper after the first of the same region, stage and year."""
    first: dict[tuple[str, str, int], Observation] = {}
    for paper in papers:
        seen = paper[_FIRST_CELL]
        earlier = first.setdefault((seen.region, seen.stage, seen.year), seen)
        if earlier is not seen:
            yield _finding("two_papers", seen, stage=seen.stage, other=f"{earlier.file}, {earlier.sheet}")


def _finding(rule: str, seen: Observation, **details: Detail) -> Finding:
    return seen.finding(rule, details)
