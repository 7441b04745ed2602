"""Runs the benchmarks and keeps their tables in RESULTS.md: `python benchmarks/run.py [--quick] [a b c]`."""

import argparse
import re
from datetime import UTC, datetime
from pathlib import Path

from measures import (
    draws,
    growth,
    kills,
    losses,
    memory,
    page_texts,
    papers,
    reading,
    reports,
    respondents,
    staleness,
    starting,
    unchanged,
)
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
    "h": reading.measure,
    "k": losses.measure,
    "m": memory.measure,
    "q": kills.measure,
    "s": starting.measure,
    "w": page_texts.measure,
}
HEAD = "# Benchmarks\n\nMade by `make bench`. What is compared was measured side by side, in one run of its section."
_SECTION = re.compile(r"^## \((\w)\) .*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)


def main() -> None:
    """Measures what was asked for; sections of full size replace those of an earlier run."""
    asked = argparse.ArgumentParser(description="Measures reading, reports and runs, side by side in one run.")
    asked.add_argument("--quick", action="store_true", help="smaller sizes; RESULTS.md stays as it is")
    asked.add_argument("only", nargs="*", choices=[[], *BENCHMARKS], help="which of them; all, if none is named")
    given = asked.parse_args()
    for letter in given.only or BENCHMARKS:
        measured = BENCHMARKS[letter](given.quick)
        section = f"{measured}\n\n{datetime.now(UTC):%d %B %Y}; {describe()}."
        print(f"\n{section}", flush=True)
        if not given.quick:
            _keep(letter, section)


def _keep(letter: str, section: str) -> None:
    """Puts one section in the place of its older self."""
    kept = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    sections = {found[1]: found[0].strip() for found in _SECTION.finditer(kept)} | {letter: section}
    RESULTS.write_text("\n\n".join([HEAD, *(sections[each] for each in sorted(sections))]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
