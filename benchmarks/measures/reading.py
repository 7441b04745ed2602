"""(h) Reading beside an earlier commit, both in turns, each in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from antikorupsi.simulate.country import make_country, region_list
from measures.machine import CACHE
from measures.table import markdown, said
from measures.write_respondents import regions_of, write_respondents

_COMMIT = "2db8554"
_ROOT = Path(__file__).resolve().parents[2]
_HOME = CACHE / "reading"
_AGENCY_FILES, _PAPERS = 10, 200
_SURVEYS, _RESPONDENTS = 4, 48_000
_TURNS = 3
_EQUAL = 1.005  # is printed as 1.00


def measure(quick: bool) -> str:
    """The best of some turns for each folder: on one core in seconds of the processor, on all in those of the clock."""
    earlier, turns = _checkout(), 1 if quick else _TURNS
    loads = [os.getloadavg()[0]]
    alone, _ = _compared("one", _small_folders(earlier), earlier, turns)
    together, most_together = _compared("all", _large_folders(earlier, quick), earlier, turns)
    loads.append(os.getloadavg()[0])
    load = f"{min(loads):.0f} to {max(loads):.0f} processes for {os.cpu_count()} cores"
    headings = ["read", "before", "now", "times"]
    return "\n".join(
        (
            f"## (h) Reading, beside commit {_COMMIT}",
            "",
            markdown([f"{headings[0]} on all cores", *headings[1:]], together),
            "",
            "Seconds on the clock, of the folders of (a) and (b).",
            f"Target: no slower in any: {said(most_together < _EQUAL)}.",
            "",
            markdown([f"{headings[0]} on one core", *headings[1:]], alone),
            "",
            "Seconds of the processor, user and system with those of children; modules that reading imports count,",
            "those imported at its start do not. The files of 2025 are small and full of notes, remarks and years,",
            "which the earlier commit did not read; a third of the difference are patterns for them, made once.",
            "",
            f"The best of {turns} in turns. Each time one process reads the files. Simulated files are those that the",
            f"earlier commit wrote, without faults. The load of the machine was {load} meanwhile; seconds grow",
            "with it, ratios less.",
        )
    )


def _compared(cores: str, folders: dict[str, Path], earlier: Path, turns: int) -> tuple[list[list[str]], float]:
    """A row for each folder, and how many times longer than before the slowest of them takes."""
    rows, ratios = [], []
    for name, home in folders.items():
        seconds: dict[Path, list[float]] = {earlier: [], _ROOT: []}
        for _ in range(turns):
            for root, taken in seconds.items():
                script = Path(__file__).with_name("read_once.py")
                taken.append(json.loads(_run(root, str(script), str(home), cores))["seconds"])
        before, now = (min(taken) for taken in seconds.values())
        ratios.append(now / before)
        rows.append([name, f"{before:.2f}", f"{now:.2f}", f"{ratios[-1]:.2f}"])
    return rows, max(ratios)


def _run(root: Path, *arguments: str) -> str:
    """What Python prints with the packages and benchmarks of a checkout."""
    path = os.pathsep.join((str(root / "src"), str(root / "benchmarks")))
    called = [sys.executable, *arguments]
    environment = {**os.environ, "PYTHONPATH": path, "WORKBOOK_ROOT": str(root)}
    return subprocess.run(called, env=environment, check=True, capture_output=True, text=True).stdout


def _checkout() -> Path:
    """The files of the earlier commit, taken out of the repository once."""
    place = CACHE / f"commit-{_COMMIT}"
    if not (place / "src").exists():
        place.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(["git", "archive", _COMMIT], cwd=_ROOT, check=True, capture_output=True)
        subprocess.run(["tar", "x"], cwd=place, input=packed.stdout, check=True)
    return place


def _small_folders(earlier: Path) -> dict[str, Path]:
    """The folders that one core reads, by what they hold."""
    shutil.rmtree(_HOME, ignore_errors=True)
    country = _country(earlier, _PAPERS)
    agencies, papers = _files_of(country, _PAPERS)
    period = sorted((_ROOT / "data" / "raw" / "2025").glob("*.xlsx"))
    regions = country / "wilayah.csv"
    return {
        f"{_AGENCY_FILES} files of agencies, 514 regions": _folder("agencies", agencies, regions),
        f"{_PAPERS} working papers": _folder("papers", papers, regions),
        f"the period 2025, {len(period)} files": _folder("2025", period),
        f"{_RESPONDENTS:,} respondents in {_SURVEYS} files": _surveys(_SURVEYS, _RESPONDENTS),
    }


def _large_folders(earlier: Path, quick: bool) -> dict[str, Path]:
    """The folders that all cores read, by what they hold."""
    files, respondents, papers = (4, 40_000, 514) if quick else (20, 600_000, 5140)
    country = _country(earlier, papers)
    agencies, written = _files_of(country, papers)
    return {
        f"{respondents:,} respondents in {files} files": _surveys(files, respondents),
        f"{papers:,} working papers and {_AGENCY_FILES} files of agencies": _folder(
            "country", [*agencies, *written], country / "wilayah.csv"
        ),
    }


def _country(earlier: Path, papers: int) -> Path:
    """A country with so many papers as the earlier commit writes it."""
    make = f"from measures.papers import simulated_country as make; print(make({papers}) / 'negeri')"
    return Path(_run(earlier, "-c", make).strip())


def _files_of(country: Path, papers: int) -> tuple[list[Path], list[Path]]:
    """Files of agencies (SIMULASI ... and SKM ...), and so many working papers."""
    return sorted(country.glob("S*.*"))[:_AGENCY_FILES], sorted(country.glob("Lembar Penilaian*"))[:papers]


def _surveys(files: int, respondents: int) -> Path:
    """A folder with so many respondents in so many files, and beside it the list of their regions."""
    home = _HOME / f"surveys-{respondents}"
    write_respondents(home / "files", regions_of(files), respondents)
    (home / "wilayah.csv").write_text(region_list(make_country(files, 1)), encoding="utf-8")
    return home


def _folder(name: str, files: list[Path], regions: Path | None = None) -> Path:
    """A folder with copies of files, and beside it the list of their regions where it is not the official one."""
    home = _HOME / name
    (home / "files").mkdir(parents=True)
    for path in files:
        shutil.copy(path, home / "files")
    if regions is not None:
        shutil.copy(regions, home / "wilayah.csv")
    return home
