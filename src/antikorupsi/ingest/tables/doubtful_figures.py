"""Figures that may not be what decides: scores without their rating, and zeros that may stand for no figure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from antikorupsi.ingest.tables.records import Detail, Finding, MissingMark, Observation
from antikorupsi.rules import Column, column_of, instrument_by_id

_FEWEST = 2  # other figures of a sheet among which a zero is strange


def check_ratings(observations: Sequence[Observation], missing: Sequence[MissingMark]) -> list[Finding]:
    """One finding a sheet for final scores whose instrument is judged by a rating that no cell gives or calls missing.

    A rating is a required column of labels in which its score may stand too: that of SAKIP.
    """
    ratings = {
        (instrument.id, str(column.or_number)): column
        for instrument in instrument_by_id().values()
        for column in instrument.measured
        if column.required and column.or_number
    }
    rated = {instrument for instrument, _ in ratings}
    given = {
        (seen.region, seen.instrument, seen.item, seen.year)
        for group in (observations, missing)
        for seen in group
        if seen.instrument in rated
    }
    lacking: dict[tuple[str, str, str, str], list[Observation]] = defaultdict(list)
    for seen in observations:
        rating = ratings.get((seen.instrument, seen.item))
        if rating and seen.status == "final" and (seen.region, seen.instrument, rating.item, seen.year) not in given:
            lacking[seen.file, seen.sheet, seen.instrument, seen.item].append(seen)
    return [_without_rating(found, ratings[found[0].instrument, found[0].item]) for found in lacking.values()]


def _without_rating(scores: Sequence[Observation], rating: Column) -> Finding:
    details: dict[str, Detail] = {
        "count": len(scores),
        "heading": rating.names[0],
        "known": ", ".join(rating.labels),
    }
    found = scores[0].finding("score_without_rating", details)
    return found if len(scores) == 1 else replace(found, region="")


def check_zeros(observations: Sequence[Observation]) -> list[Finding]:
    """One finding a sheet for final main figures of 0 among others that are none: senders write 0 for no figure.

    A percentage may be 0, and what is read during the year (MCP) of a region that has sent nothing.
    """
    sheets: dict[tuple[str, str, str, str], list[Observation]] = defaultdict(list)
    for seen in observations:
        if seen.status == "final" and seen.value is not None and not seen.stage and not seen.simulated:
            sheets[seen.file, seen.sheet, seen.instrument, seen.item].append(seen)
    found = []
    for (*_, instrument, item), figures in sheets.items():
        zeros = [seen for seen in figures if not seen.value]
        column = column_of(instrument, item) if zeros and not instrument_by_id()[instrument].interim else None
        is_index = column is not None and column.by_year and column.unit != "percent"
        if is_index and len(figures) - len(zeros) >= max(_FEWEST, len(zeros)):
            finding = zeros[0].finding("zero_among_figures", {"count": len(zeros)})
            found.append(finding if len(zeros) == 1 else replace(finding, region=""))
    return found
