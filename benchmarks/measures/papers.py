"""(b) Working papers beside ten files of agencies: what a file costs, and how that grows with their number."""

import os
import shutil
from pathlib import Path

from antikorupsi.simulate.simulating import simulate
from measures.machine import CACHE, run_apart
from measures.table import markdown

_PAPER = "Lembar Penilaian"
_AGENCY_FILES = 10


def measure(quick: bool) -> str:
    """The same reader on folders of growing size."""
    sizes = (50, 514) if quick else (50, 514, 5140)
    country = simulated_country(max(sizes))
    rows, per_file = [], []
    for papers in (0, *sizes):
        folder = folder_of(country, papers)
        run = run_apart("read_folder", "ours", str(folder), "negeri/wilayah.csv")
        files = papers + _AGENCY_FILES
        if papers == 0:
            alone = run.seconds
        else:
            per_file.append((run.seconds - alone) / papers * 1000)
        cost = f"{per_file[-1]:.1f}" if papers else "-"
        rows.append([f"{papers:,}", f"{files:,}", f"{run.seconds:.1f}", cost, f"{run.peak_gb:.2f}"])
    growth = per_file[-1] / per_file[-2]
    return "\n".join(
        (
            f"## (b) Working papers and {_AGENCY_FILES} files of agencies",
            "",
            markdown(["papers", "files", "seconds", "ms a paper", "peak GB"], rows),
            "",
            "ms a paper: the seconds beyond those of the agencies' files alone, divided by the papers.",
            f"From the second largest folder to the largest a paper costs {growth:.2f} times as much (1 is linear).",
        )
    )


def simulated_country(papers: int) -> Path:
    """A country of 514 regions with at least so many working papers and no faults, written once and kept."""
    years = -(-papers // (514 * 3))
    home = CACHE / f"country-{years}"
    if not (home / "done").exists():
        shutil.rmtree(home, ignore_errors=True)
        simulate(home / "negeri", regions=514, seed=1, faults=0, paper_years=years)
        (home / "done").touch()
    return home


def folder_of(home: Path, papers: int) -> Path:
    """A folder with links to the agencies' files and to so many papers, ten files and those."""
    folder = home / f"papers-{papers}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    files = sorted((home / "negeri").glob("S*.*"))  # SIMULASI ... and SKM ...
    chosen = [*files[:_AGENCY_FILES], *sorted((home / "negeri").glob(f"{_PAPER}*"))[:papers]]
    for path in chosen:
        os.link(path, folder / path.name)
    return folder
