"""Reads a folder once as the checkout on the path does, and prints its seconds and what it found.

The seconds are of the processor where one core reads, else of the clock.

Works with the commit that RESULTS.md (h) compares with as well, whose package is called otherwise.
"""

import json
import os
import resource
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any


def main(home: Path, cores: str) -> None:
    """Reads `home/files` with the regions of `home/wilayah.csv`, or the official ones, on one core or on "all"."""
    if cores == "one":
        os.cpu_count = lambda: 1
    framework, regions, ingest, read_survey = _parts()
    known = regions.read(home / "wilayah.csv") if (home / "wilayah.csv").exists() else regions.official()
    indicators = [indicator.id for indicator in framework.load("kabkota-2025").indicators]
    before, began = _seconds(), time.perf_counter()
    found = ingest(home / "files", known, indicators=indicators, read_survey=read_survey)
    taken = {"one": _seconds() - before, "all": time.perf_counter() - began}
    print(json.dumps({"seconds": taken[cores], "observations": len(found.observations)}))


def _parts() -> tuple[Any, Any, Any, Any]:
    """The modules of frameworks and regions, and what reads a folder and a survey, by their names then or of today."""
    try:
        ingest = import_module("helpers.instruments").ingest
    except ModuleNotFoundError:
        rules: Any = import_module("antikorupsi.rules")
        survey = import_module("antikorupsi.ingest.surveys.reading")
        return (
            rules.frameworks,
            rules.regions,
            import_module("antikorupsi.ingest.tables.ingest").ingest,
            survey.read_survey,
        )
    then = import_module("helpers.framework"), import_module("helpers.regions")
    return *then, ingest, import_module("helpers.survey").read_survey


def _seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
