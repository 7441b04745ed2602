"""Runs the benchmarks and keeps their tables in RESULTS.md: `python benchmarks/run.py [--quick] [a b c]`."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from measures import draws, growth, papers, reports, respondents, staleness, unchanged
from measures.machine import describe

RESULTS = Path(__file__).with_name("RESULTS.md")
BENCHMARKS = {
    "a": respondents.measure,
    "b": papers.measure,
    "c": unchanged.measure,
    "d": reports.measure,
    "e": staleness.measure,
    "f": growth.measure,
    "g": draws.measure,
}


def main() -> None:
    """Measures what was asked for; only a whole run of full size is kept."""
    asked = argparse.ArgumentParser(description="Measures reading, reports and runs, side by side in one run.")
    asked.add_argument("--quick", action="store_true", help="smaller sizes; RESULTS.md stays as it is")
    asked.add_argument("only", nargs="*", choices=[[], *BENCHMARKS], help="which of them; all, if none is named")
    given = asked.parse_args()
    size = "small" if given.quick else "full"
    head = f"# Benchmarks\n\n{datetime.now(UTC):%d %B %Y}; {describe()}; {size} size. Made by `make bench`."
    print(head, flush=True)
    parts = [head]
    for name in given.only or BENCHMARKS:
        parts.append(BENCHMARKS[name](given.quick))
        print(f"\n{parts[-1]}", flush=True)
    if not given.quick and not given.only:
        RESULTS.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
