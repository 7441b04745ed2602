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
    for score in row:
        known = next((own for own in bands if _are_of(own, score)), None)
        classes = _classes(known, score.value) if known is not None and score.value is not None else []
        for category in row:
            written = category.label or (f"{category.value:g}" if category.value is not None else "")
            if category is score or known is None or not classes or not _is_category(category, known):
                continue
            if _names_one_of(known.bands, written) and not _names_one_of(classes, written):
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


def _names_one_of(classes: Iterable[Band], written: str) -> bool:
    """Whether a category is one of the classes; one of another year's classes is none of them."""
    return any(_is_called(band, written) for band in classes)


def _is_called(band: Band, written: str) -> bool:
    return written == band.label or f" {normalised(written)} " in f" {normalised(band.name.id)} "


def _finding(score: Observation, category: Observation, written: str, classes: list[Band]) -> Finding:
    details: dict[str, Detail] = {
        "score": score.value if score.value is not None else 0.0,
        "category": written,
        "year": str(score.year),
        "expected": ", ".join(band.label for band in classes),
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
