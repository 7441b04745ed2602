"""(g) Draws over what is not known: totals, ranks and their intervals for every region of the country."""

from measures.machine import run_apart
from measures.table import markdown, said

_REGIONS, _INDICATORS = 514, 19
_MOST_SECONDS, _MOST_GB = 2.0, 1.0


def measure(quick: bool) -> str:
    """The same draws on one core and on two, over the weights alone and over the assessors' disagreement too."""
    draws = 1000 if quick else 10_000
    rows, kept, sums = [], True, set()
    for words, sources in (("weights and grouping", "weights,grouping"), ("and seven assessors", "all")):
        for cores in (1, 2):
            run = run_apart("draw_totals", str(_REGIONS), str(draws), str(cores), sources)
            rows.append([f"{words}, {cores} core{'s' * (cores > 1)}", f"{run.seconds:.2f}", f"{run.peak_gb:.2f}"])
            kept &= cores == 1 or (run.seconds <= _MOST_SECONDS and run.peak_gb <= _MOST_GB)
            sums.add((sources, run.answer["sum"]))
    targets = f"at most {_MOST_SECONDS:.0f} s on two cores and under {_MOST_GB:.0f} GB"
    return "\n".join(
        (
            f"## (g) {draws:,} draws x {_REGIONS} regions x {_INDICATORS} indicators, with ranks and intervals",
            "",
            markdown(["varied", "seconds", "peak GB"], rows),
            "",
            f"One core and two give {'the same figures' if len(sums) == 2 else 'DIFFERENT figures'}.",
            f"Target: {targets}: {said(kept)}.",
        )
    )
