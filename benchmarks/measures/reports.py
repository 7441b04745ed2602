"""(d) What a report costs: beside the commands of papermill and nbconvert, beside the floor, and with PDF and XLSX."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from antikorupsi.common.project import root
from helpers import Assessment
from measures.machine import CACHE, run_apart
from measures.table import markdown, said
from measures.workbook_runs import WorkbookRun, workbook_run

TARGET_TIMES, TARGET_FLOOR = 30, 2
TARGET_PDF, TARGET_SCORECARD, TARGET_FORMATS = 0.05, 0.06, 0.11
PERIOD = "2025"
_ROUNDS, _COMMANDS = 3, 4  # how often the three ways are taken in turns, and how many reports by commands each time


@dataclass(frozen=True)
class _Round:
    """The three ways one after the other: seconds a report by commands, our run, and seconds a page of the floor."""

    commands: float
    ours: WorkbookRun
    floor: float

    @property
    def times_faster(self) -> float:
        """How many times as long a report takes by commands."""
        return self.commands / self.ours.per_page

    @property
    def times_the_floor(self) -> float:
        """How many times as long as on the floor a page of ours takes."""
        return self.ours.per_page / self.floor


def measure(quick: bool) -> str:
    """The three ways in turns, then what further formats add."""
    home = CACHE / "reports"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    regions = [region.slug for region in Assessment.load(PERIOD).period.regions]
    count = 2 if quick else _COMMANDS * _ROUNDS
    chosen = regions[:: len(regions) // count][:count]
    turns = [chosen[number::_ROUNDS] for number in range(_ROUNDS)]
    choice = ("--province", "51") if quick else ()
    rounds = [_round(home / str(number), turn, choice) for number, turn in enumerate(turns) if turn]
    further = _further_formats(home / "0" / "ours", rounds[0].ours)
    return "\n\n".join((_beside_commands(rounds, count), _beside_floor(rounds), further))


def _round(home: Path, regions: list[str], choice: tuple[str, ...]) -> _Round:
    """Each way in a folder of its own: the first run in one also writes the results."""
    home.mkdir()
    started = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        list(cores.map(lambda region: _by_commands(region, home), regions))
    commands = (time.perf_counter() - started) / len(regions)
    ours = workbook_run(home / "ours", "--period", PERIOD, "--formats", "html", "--force", *choice)
    floor = run_apart("floor", PERIOD, "", str(home / "floor"), str(len(ours.made)))
    return _Round(commands, ours, floor.seconds / floor.answer["pages"])


def _beside_commands(rounds: list[_Round], count: int) -> str:
    commands = fmean(turn.commands for turn in rounds)
    ours = fmean(turn.ours.per_page for turn in rounds)
    times = commands / ours
    rows = [
        ["papermill, then jupyter nbconvert", str(count), f"{commands:.2f}", f"{times:.1f}"],
        ["workbook run", str(sum(len(turn.ours.made) for turn in rounds)), f"{ours:.3f}", "1.0"],
    ]
    return "\n".join(
        (
            "## (d) A report: notebook and HTML, in a batch on all cores",
            "",
            markdown(["way", "reports", "seconds a report", "times ours"], rows),
            "",
            "Seconds from call to end, divided by the reports; ours hold reading, planning, checking and publishing.",
            f"In turns, {len(rounds)} times: {_said_of_each([turn.times_faster for turn in rounds], 1)}.",
            f"Target: at least {TARGET_TIMES} times faster: {said(times >= TARGET_TIMES)}.",
        )
    )


def _said_of_each(times: list[float], digits: int) -> str:
    """The ratio of each round, in the order of the rounds."""
    return ", ".join(f"{seconds:.{digits}f}" for seconds in times)


def _by_commands(region: str, home: Path) -> None:
    """The same notebook as a user without this workbook's command runs and renders it."""
    there, executed = Path(sys.executable).parent, home / f"{region}.ipynb"
    notebook = root() / "notebooks" / "4-region-report.ipynb"
    ordinary = {name: value for name, value in os.environ.items() if not name.startswith("WARM_KERNELS")}
    commands: list[list[str | Path]] = [
        [there / "papermill", notebook, executed, "-p", "period", PERIOD, "-p", "region", region, "-k", "python3"],
        [there / "jupyter", "nbconvert", "--to", "html", executed],
    ]
    for command in commands:
        subprocess.run(command, check=True, capture_output=True, cwd=root(), env=ordinary)


def _beside_floor(rounds: list[_Round]) -> str:
    ours, floor = fmean(turn.ours.per_page for turn in rounds), fmean(turn.floor for turn in rounds)
    pages, ratio = str(len(rounds[0].ours.made)), ours / floor
    rows = [
        ["workbook run", pages, f"{ours:.3f}", f"{ratio:.2f}"],
        ["fork and in-process shell", pages, f"{floor:.3f}", "1.00"],
    ]
    return "\n".join(
        (
            f"### All reports of {PERIOD}, beside the floor",
            "",
            markdown(["way", "pages", "seconds a page", "times the floor"], rows),
            "",
            "The floor forks a process for each page, runs the cells of the same notebook in it and renders the page:",
            "no kernel, no checks, no limits, no publishing, no index.",
            f"In the same turns: {_said_of_each([turn.times_the_floor for turn in rounds], 2)}.",
            f"Target: within {TARGET_FLOOR} times the floor: {said(ratio <= TARGET_FLOOR)}.",
        )
    )


def _further_formats(reports: Path, ours: WorkbookRun) -> str:
    """PDF and scorecard of every page, each in one process with one thread: processor seconds are those of one core.

    The last row is their sum over all pages that the run made, also those that have no scorecard.
    """
    rows, kept, total = [], [], 0.0
    for name, module, given, target in (
        ("PDF", "print_pages", (str(reports),), TARGET_PDF),
        ("scorecard", "write_scorecards", (PERIOD, str(reports)), TARGET_SCORECARD),
    ):
        run = run_apart(module, *given)
        files = run.answer["files"]
        total += run.seconds
        each = run.seconds / files
        size = f"{run.answer['bytes'] / files / 1000:.0f}"
        rows.append([name, str(files), f"{each:.3f}", f"{target:.2f}", size, f"{run.peak_gb:.2f}"])
        kept.append(each <= target)
    pages = len(ours.made)
    rows.append(["all formats", f"{pages} pages", f"{total / pages:.3f}", f"{TARGET_FORMATS:.2f}", "", ""])
    kept.append(total / pages <= TARGET_FORMATS)
    headings = ["beyond HTML", "files", "seconds a file", "at most", "KB a file", "peak GB"]
    return "\n".join(
        (
            "### PDF and scorecard added, processor seconds of one core",
            "",
            markdown(headings, rows),
            "",
            "A scorecard is written from the tables of the period, which are loaded before; a PDF from the page as",
            f"HTML, with a file of a scorecard's size inside. All formats: both, for each of {pages} pages.",
            f"Targets: {said(all(kept))}.",
        )
    )
