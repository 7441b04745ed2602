"""Writes the scorecard of every region of a period, and prints the processor seconds as one line of JSON."""

import json
import sys
import tempfile
import time
from pathlib import Path

from antikorupsi.publish import write_scorecard
from helpers import Assessment


def main() -> None:
    """Argument: the period."""
    assessment = Assessment.load(sys.argv[1])
    regions, sizes = list(assessment.period.regions), []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scorecard.xlsx"
        write_scorecard(assessment.region(regions[0].code, "id"), path)  # imports, as in a worker, count once
        started = time.process_time()
        for region in regions:
            write_scorecard(assessment.region(region.code, "id"), path)
            sizes.append(path.stat().st_size)
        seconds = time.process_time() - started
    print(json.dumps({"seconds": seconds, "files": len(sizes), "bytes": sum(sizes)}))


if __name__ == "__main__":
    main()
