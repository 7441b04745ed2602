"""Scores that contradict the category beside them, by the published classes of their year."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.records import Detail, Finding, Observation
from antikorupsi.rules import Band, Bands

_ROW = re.compile(r"\d+$")
_ROUNDING = 0.01  # a score that close to a bound may belong to either class


def check_bands(observations: Iterable[Observation], bands: Sequence[Bands]) -> list[Finding]:
    """One finding for every category that stands in a row with a score of another class; both are kept."""
    rows: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    measured = {(known.instrument, known.item) for known in bands}
    instruments = {instrument for instrument, _ in measured}
    for seen in observations:
        if seen.instrument in instruments:
            row = _ROW.search(seen.cell)
            rows[seen.file, seen.sheet, seen.region, seen.instrument, str(seen.year), row[0] if row else ""].append(
                seen
            )
    return [finding for row in rows.values() for finding in _contradictions(row, bands)]


def _contradictions(row: list[Observation], bands: Sequence[Bands]) -> Iterator[Finding]:
    for known in bands:
        scores = [score for score in row if score.value is not None and _are_of(known, score)]
        by_classes = {
            tuple(band.label for band in _classes(known, score.value or 0)): score for score in reversed(scores)
        }
        categories = [seen for seen in row if _is_category(seen, known)] if any(by_classes) else []
        for category in categories:
            written = category.label or (f"{category.value:g}" if category.value is not None else "")
            meant = {band.label for band in _classes_called(known.bands, written)}
            for classes, score in by_classes.items():
                if classes and meant and meant.isdisjoint(classes):
                    yield _finding(score, category, written, classes)


def _are_of(bands: Bands, score: Observation) -> bool:
    return (bands.instrument, bands.item) == (score.instrument, score.item) and bands.hold_in(score.year)


def _classes(bands: Bands, value: float) -> list[Band]:
    found = (bands.band(value + shift) for shift in (-_ROUNDING, 0, _ROUNDING))
    return list({band.label: band for band in found if band is not None}.values())


def _is_category(seen: Observation, bands: Bands) -> bool:
    """Whether a figure is a class: a label, or a whole number where the classes are numbered."""
    numbered = all(band.label.isdecimal() for band in bands.bands)
    return seen.label is not None or (numbered and seen.value is not None and seen.value.is_integer())


def _classes_called(classes: Iterable[Band], written: str) -> list[Band]:
    """The classes that a category names, those called just so before others; none is of other years."""
    said = normalised(written)
    exact = [band for band in classes if said in (normalised(band.label), normalised(band.name.id))]
    return exact or [band for band in classes if f" {said} " in f" {normalised(band.name.id)} "]


def _finding(score: Observation, category: Observation, written: str, classes: Iterable[str]) -> Finding:
    details: dict[str, Detail] = {
        "score": score.value if score.value is not None else 0.0,
        "category": written,
        "year": str(score.year),
        "expected": ", ".join(classes),
    }
    return Finding(
        rule="score_and_category_differ",
        file=category.file,
        sheet=category.sheet,
        cell=category.cell,
        value_read=written,
        region=category.region,
        details=details,
    )
