"""Writes the scorecards of regions that have a page, and prints the processor seconds as one line of JSON."""

import json
import sys
import tempfile
import time
from pathlib import Path

from antikorupsi.publish import write_scorecard
from helpers import Assessment


def main() -> None:
    """Arguments: the period, and the folder of reports; regions without a page there are left out."""
    assessment = Assessment.load(sys.argv[1])
    made = {path.stem for path in Path(sys.argv[2]).rglob("daerah/*.html")}
    regions, sizes = [region for region in assessment.period.regions if region.slug in made], []
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
