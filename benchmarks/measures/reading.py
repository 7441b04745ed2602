"""(h) Reading beside an earlier commit: seconds of the processor, both in turns, each in a process of its own."""

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
    """The best of some turns for each folder."""
    earlier, turns = _checkout(), 1 if quick else _TURNS
    rows, ratios, loads = [], [], [os.getloadavg()[0]]
    for name, home in _folders(earlier).items():
        seconds: dict[Path, list[float]] = {earlier: [], _ROOT: []}
        for _ in range(turns):
            for root, taken in seconds.items():
                script = Path(__file__).with_name("read_once.py")
                taken.append(json.loads(_run(root, str(script), str(home)))["seconds"])
        before, now = (min(taken) for taken in seconds.values())
        ratios.append(now / before)
        loads.append(os.getloadavg()[0])
        rows.append([name, f"{before:.2f}", f"{now:.2f}", f"{ratios[-1]:.2f}"])
    load = f"{min(loads):.0f} to {max(loads):.0f} processes for {os.cpu_count()} cores"
    return "\n".join(
        (
            f"## (h) Reading, beside commit {_COMMIT}",
            "",
            markdown(["read", "before", "now", "times"], rows),
            "",
            f"Seconds of the processor, user and system with those of children, the best of {turns} in turns. Each",
            "time one process reads the files; modules that reading imports count, those imported at its start do not.",
            "Simulated files are those that the earlier commit wrote, without faults. The load of the machine was",
            f"{load} meanwhile; seconds grow with it, ratios less.",
            f"Target: no slower in any: {said(max(ratios) < _EQUAL)}.",
        )
    )


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


def _folders(earlier: Path) -> dict[str, Path]:
    """The folders to read, by what they hold."""
    shutil.rmtree(_HOME, ignore_errors=True)
    make = f"from measures.papers import simulated_country as make; print(make({_PAPERS}) / 'negeri')"
    country = Path(_run(earlier, "-c", make).strip())
    agencies = sorted(country.glob("S*.*"))[:_AGENCY_FILES]  # SIMULASI ... and SKM ...
    papers = sorted(country.glob("Lembar Penilaian*"))[:_PAPERS]
    period = sorted((_ROOT / "data" / "raw" / "2025").glob("*.xlsx"))
    surveys = _HOME / "surveys"
    write_respondents(surveys / "files", regions_of(_SURVEYS), _RESPONDENTS)
    (surveys / "wilayah.csv").write_text(region_list(make_country(_SURVEYS, 1)), encoding="utf-8")
    regions = country / "wilayah.csv"
    return {
        f"{_AGENCY_FILES} files of agencies, 514 regions": _folder("agencies", agencies, regions),
        f"{_PAPERS} working papers": _folder("papers", papers, regions),
        f"the period 2025, {len(period)} files": _folder("2025", period),
        f"{_RESPONDENTS:,} respondents in {_SURVEYS} files": surveys,
    }


def _folder(name: str, files: list[Path], regions: Path | None = None) -> Path:
    """A folder with copies of files, and beside it the list of their regions where it is not the official one."""
    home = _HOME / name
    (home / "files").mkdir(parents=True)
    for path in files:
        shutil.copy(path, home / "files")
    if regions is not None:
        shutil.copy(regions, home / "wilayah.csv")
    return home
