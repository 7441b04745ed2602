"""Makes the PDF of every page in a folder of reports, and prints the processor seconds as one line of JSON."""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from antikorupsi.publish import Attached, render_pdf

_MADE = datetime(2025, 12, 31, tzinfo=UTC)
_SCORECARD = Attached("kartu-nilai.xlsx", bytes(20_000), "Kartu nilai")  # as large as one of 2025


def main() -> None:
    """Argument: the folder. The index and pages without sheets of their own are left out."""
    pages = [path for path in sorted(Path(sys.argv[1]).rglob("*.html")) if path.stem not in {"index", "bandingkan"}]
    texts = [path.read_text(encoding="utf-8") for path in pages]
    started = time.process_time()
    sizes = [len(render_pdf(text, _MADE, [_SCORECARD])) for text in texts]
    seconds = time.process_time() - started
    print(json.dumps({"seconds": seconds, "files": len(texts), "bytes": sum(sizes)}))


if __name__ == "__main__":
    main()
