"""(c) A folder that did not change: what it takes to know that, and how many of its files are opened for it."""

import os
import shutil
import sys
import time
from pathlib import Path

from antikorupsi.assess.processed import key_of
from antikorupsi.ingest import Folder
from measures.machine import CACHE
from measures.papers import folder_of, simulated_country
from measures.table import markdown

_SETTLED = 2.2  # seconds after which a file that was just written is believed to lie still


def measure(quick: bool) -> str:
    """The key of a folder: first with nothing remembered, then unchanged, then with one file touched."""
    papers = 514 if quick else 5140
    folder = folder_of(simulated_country(papers), papers)
    os.environ["WORKBOOK_ROOT"] = str(CACHE / "unchanged")
    shutil.rmtree(CACHE / "unchanged", ignore_errors=True)
    time.sleep(_SETTLED)
    opened = _Opened(folder)
    rows = [_line("first time", folder, opened), _line("unchanged", folder, opened)]
    touched = next(folder.iterdir())
    os.utime(touched)
    rows.append(_line("one file touched", folder, opened))
    return "\n".join(
        (
            f"## (c) A folder of {len(list(folder.iterdir())):,} files, asked whether it changed",
            "",
            markdown(["the folder is", "files opened", "seconds"], rows),
            "",
            "Opened files are counted by an audit hook of Python.",
        )
    )


class _Opened:
    """Counts the files of a folder that this process opens."""

    def __init__(self, folder: Path) -> None:
        self.start, self.count = f"{folder}{os.sep}", 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and str(arguments[0]).startswith(self.start):
            self.count += 1


def _line(state: str, folder: Path, opened: _Opened) -> list[str]:
    opened.count = 0
    started = time.perf_counter()
    key_of([Folder(folder)])
    return [state, f"{opened.count:,}", f"{time.perf_counter() - started:.2f}"]
