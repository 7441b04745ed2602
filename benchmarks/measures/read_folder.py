"""Reads one folder, our way or pandas', and prints its seconds and what it found as one line of JSON."""

import json
import sys
import time
from pathlib import Path
from typing import Any

from antikorupsi.rules import frameworks


def read_ours(folder: Path, regions_file: str) -> dict[str, Any]:
    """Every cell judged, every figure and finding with its cell, on all cores."""
    from antikorupsi.ingest.surveys.reading import read_survey
    from antikorupsi.ingest.tables.ingest import ingest
    from helpers import regions

    known = regions.read(folder.parent / regions_file)
    indicators = [indicator.id for indicator in frameworks.load("kabkota-2025").indicators]
    started = time.perf_counter()
    ingested = ingest(folder, known, indicators, read_survey)
    seconds = time.perf_counter() - started
    return {
        "seconds": seconds,
        "cells": sum(account.cells for account in ingested.accounts),
        "observations": len(ingested.observations),
        "findings": len(ingested.findings),
        "files": len({account.file for account in ingested.accounts}),
    }


def read_pandas(folder: Path, most: int) -> dict[str, Any]:
    """The first files as plain tables."""
    import pandas as pd

    files = sorted(folder.glob("*.xlsx"))[:most]
    started = time.perf_counter()
    rows = sum(len(pd.read_excel(path, engine="openpyxl", header=5)) for path in files)
    return {"seconds": time.perf_counter() - started, "rows": rows, "files": len(files)}


if __name__ == "__main__":
    given = Path(sys.argv[2])
    answer = read_ours(given, sys.argv[3]) if sys.argv[1] == "ours" else read_pandas(given, int(sys.argv[3]))
    print(json.dumps(answer))
