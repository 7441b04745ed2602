"""Ten thousand totals and ranks of every region, drawn over all that is not known, in blocks that bound the memory.

Every block has random numbers of its own, and a fixed size: so the result is the same on any number of cores.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.random import SeedSequence

from antikorupsi.assess.uncertainty.samples import Sample, draw, surveyed
from antikorupsi.assess.uncertainty.sources import Known, part_of
from antikorupsi.common import FINEST
from antikorupsi.rules import Framework
from helpers.scoring import Numbers, Part, weighted_mean

Ranks = npt.NDArray[np.signedinteger[Any]]
MOST_REGIONS = 1000  # whose totals are held at once: 10,000 draws of them take 80 MB
_BLOCK = 200  # draws; a block of 514 regions takes less than 20 MB
_AT_ONCE = _BLOCK * MOST_REGIONS  # totals computed at once, of which some ten arrays are made on the way
_OF_SAMPLES = 50_000  # the same where regions are few, whose small blocks would cost more than what is in them
_WHOLE = np.ones(())


@dataclass(frozen=True)
class Drawn:
    """One row a region, one column a draw: the totals, and the ranks among all regions (1 is the highest)."""

    regions: tuple[str, ...]
    totals: Numbers
    ranks: Ranks


def draws_of(known: Known, framework: Framework, declared: str, cores: int = 1) -> Drawn:
    """All draws that the framework asks for, around the declared weighting.

    Missing scores are left out of every draw: what they could do is bounded, not drawn (see bounds). More than one core
    runs threads, which end before this returns.
    """
    totals = _empty_totals(known, framework)
    placed = _empty_ranks(known, framework)

    def keep(rows: slice, found: Numbers) -> None:
        totals[:, rows], placed[:, rows] = found.T, ranks_of(found).T

    _draw_blocks(known, framework, declared, keep, cores)
    return Drawn(known.regions, totals, placed)


def draws_in_parts(known: Known, framework: Framework, declared: str, most: int = MOST_REGIONS) -> Iterator[Drawn]:
    """The draws of `draws_of`, equal to the last bit, of at most `most` regions at a time, in the order of the regions.

    Ranks need the totals of all regions, and are held of all. The totals of more than `most` regions are computed
    twice, the second time part by part, since those of 5,140 take 411 MB.
    """
    if len(known.regions) <= most:
        yield draws_of(known, framework, declared)
        return
    placed = _empty_ranks(known, framework)

    def keep_ranks(rows: slice, found: Numbers) -> None:
        placed[:, rows] = ranks_of(found).T

    _draw_blocks(known, framework, declared, keep_ranks)
    for there in region_parts(len(known.regions), most):
        yield _with_totals(part_of(known, there), framework, declared, placed[there])


def _with_totals(part: Known, framework: Framework, declared: str, placed: Ranks) -> Drawn:
    totals = _empty_totals(part, framework)

    def keep(rows: slice, found: Numbers) -> None:
        totals[:, rows] = found.T

    _draw_blocks(part, framework, declared, keep)
    return Drawn(part.regions, totals, placed)


def region_parts(regions: int, most: int) -> list[slice]:
    """As few parts of equal size as hold at most `most` regions each; one part where there are no regions."""
    count = max(-(-regions // most), 1)
    ends = [regions * number // count for number in range(count + 1)]
    return [slice(*both) for both in pairwise(ends)]


def _empty_totals(known: Known, framework: Framework) -> Numbers:
    return np.empty((len(known.regions), framework.uncertainty.draws.count))


def _empty_ranks(known: Known, framework: Framework) -> Ranks:
    small = len(known.regions) <= np.iinfo(np.int16).max  # half of the memory
    shape = (len(known.regions), framework.uncertainty.draws.count)
    return np.empty(shape, dtype=np.int16 if small else np.int32)


def _draw_blocks(
    known: Known, framework: Framework, declared: str, keep: Callable[[slice, Numbers], None], cores: int = 1
) -> None:
    """Gives `keep` the totals of some draws at a time (draw x region), and which draws they are."""
    wanted = framework.uncertainty.draws
    starts = range(0, wanted.count if known.regions else 0, _BLOCK)

    def fill(start: int, seeds: SeedSequence) -> None:
        sample = draw(known, framework, declared, seeds, min(_BLOCK, wanted.count - start))
        for rows, part in _slices(sample, len(known.regions)):
            found = block_totals(known, part, missing_drawn=False)
            keep(slice(start + rows.start, start + rows.stop), found)

    blocks = SeedSequence(wanted.seed).spawn(len(starts))
    if cores == 1:
        list(map(fill, starts, blocks))
    else:
        with ThreadPoolExecutor(cores) as threads:
            list(threads.map(fill, starts, blocks))


def _slices(sample: Sample, regions: int) -> Iterator[tuple[slice, Sample]]:
    """A sample in slices whose totals are computed at once: up to 200 draws, fewer of more than 1,000 regions."""
    step = min(_BLOCK, max(_AT_ONCE // max(regions, 1), 1))
    for start in range(0, len(sample), step):
        rows = slice(start, min(start + step, len(sample)))
        yield rows, sample_slice(sample, rows.start, rows.stop)


def totals_of(known: Known, sample: Sample) -> Numbers:
    """The total of every region (column) in every draw (row) of a sample, missing scores as the sample has them."""
    step = max(_BLOCK, _OF_SAMPLES // max(len(known.regions), 1))
    parts = [sample_slice(sample, start, start + step) for start in range(0, len(sample), step)]
    blocks = [block_totals(known, part, missing_drawn=True) for part in parts]
    return np.ascontiguousarray(np.vstack(blocks))  # large blocks come by columns, whose means are rounded otherwise


def sample_slice(sample: Sample, start: int, end: int) -> Sample:
    """Some draws of a sample."""
    rows = slice(start, end)
    return Sample(
        sample.weights[:, rows],
        sample.grouping[rows],
        sample.assessors[rows],
        sample.survey[rows],
        sample.missing[rows],
    )


def block_totals(known: Known, sample: Sample, *, missing_drawn: bool) -> Numbers:
    """The totals of one block: draw x region."""
    weights = sample.chosen
    scores = _scores(known, sample, missing_drawn=missing_drawn)
    whole = weighted_mean(
        Part(scores_of_node, weights[:, [place]], _WHOLE) for place, scores_of_node in enumerate(scores)
    )
    return np.broadcast_to(whole.score, (len(sample), len(known.regions)))


def _scores(known: Known, sample: Sample, *, missing_drawn: bool) -> Iterator[Numbers]:
    """The scores of each indicator in turn: one a region, or draw x region where they are drawn."""
    weighed = sample.assessors.shape[1] > 0
    slot_weights = np.stack([sample.assessors[:, index] for index in known.assessor_index.T]) if weighed else None
    resampled, sums = known.resampled, dict[bytes, Numbers]()
    off = {place: column for column, place in enumerate(surveyed(known))}
    for place in range(len(known.indicators)):
        scores = known.scores[:, place]
        if slot_weights is not None and resampled[:, place].any():
            means = _means(known.given[:, :, place], slot_weights, sums)
            scores = np.where(resampled[:, place], means, scores)
        for (region, indicator), column in off.items():
            if indicator == place:
                error = sample.survey[:, column] * known.errors[region, place]
                scores = _with_error(scores, region, error, known.scale)
        if missing_drawn and np.isnan(known.scores[:, place]).any():
            scores = np.where(np.isnan(known.scores[:, place]), sample.missing[:, None], scores)
        yield scores


def _means(given: Numbers, slot_weights: Numbers, sums: dict[bytes, Numbers]) -> Numbers:
    """Weighted means of the assessors' scores (slot x region) by their weights (slot x draw x region).

    `sums` caches the sum of the weights that have a score: most indicators were scored by the same assessors.
    """
    there = ~np.isnan(given)
    key = there.tobytes()
    if key not in sums:
        sums[key] = np.einsum("sdr,sr->dr", slot_weights, there.astype(np.float64))
    with np.errstate(invalid="ignore"):
        return np.asarray(np.einsum("sdr,sr->dr", slot_weights, np.nan_to_num(given)) / sums[key])


def _with_error(scores: Numbers, region: int, error: Numbers, scale: tuple[float, float]) -> Numbers:
    """The scores of all draws with the error of one region's survey added, still on their scale."""
    drawn = np.array(np.broadcast_to(scores, (len(error), scores.shape[-1])))
    drawn[:, region] = np.clip(drawn[:, region] + error, *scale)
    return drawn


def ranks_of(totals: Numbers) -> Ranks:
    """The rank of every region within each draw (row); equal totals share the best rank, as in `scoring.ranks`."""
    seen = np.round(totals, FINEST)
    order = np.argsort(-seen, axis=1)
    ordered = np.take_along_axis(seen, order, axis=1)
    places = np.broadcast_to(np.arange(1, totals.shape[1] + 1, dtype=np.int32), totals.shape)
    lower = np.ones(totals.shape, dtype=np.bool_)
    lower[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    shared = np.maximum.accumulate(np.where(lower, places, 0), axis=1)
    ranks = np.empty(totals.shape, dtype=np.int32)
    np.put_along_axis(ranks, order, shared.astype(np.int32), axis=1)
    return ranks
