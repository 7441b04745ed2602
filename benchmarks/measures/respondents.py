"""(a) A survey of many respondents: reading it whole, beside what `pandas.read_excel` needs for the same files."""

import shutil
from pathlib import Path
from typing import Any

from antikorupsi.simulate.country import make_country, region_list
from measures.machine import CACHE, run_apart
from measures.table import markdown, said
from measures.write_respondents import HEADINGS, UNSUR, regions_of, write_respondents

TARGET_RATIO, TARGET_GB = 8, 3.0
_PANDAS_FILES = 2


def measure(quick: bool) -> str:
    """Both readers on the same files, one after the other; the table and what it says."""
    files, respondents = (4, 40_000) if quick else (20, 600_000)
    folder = _survey(files, respondents)
    ours = run_apart("read_folder", "ours", str(folder), "wilayah.csv")
    pandas = run_apart("read_folder", "pandas", str(folder), str(_PANDAS_FILES))
    scaled = pandas.seconds * files / _PANDAS_FILES
    ratio = scaled / ours.seconds
    rows = [
        ["this workbook, all files", f"{ours.seconds:.1f}", f"{ours.peak_gb:.2f}", "1.0"],
        [f"pandas + openpyxl, {files} files *", f"{scaled:.1f}", f"{pandas.peak_gb:.2f}", f"{ratio:.1f}"],
    ]
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    return "\n".join(
        (
            f"## (a) {respondents:,} respondents x {len(HEADINGS)} columns in {files} workbooks ({size:.0f} MB)",
            "",
            markdown(["reader", "seconds", "peak GB", "times ours"], rows),
            "",
            f"\\* measured on {_PANDAS_FILES} of the {files} files ({pandas.seconds:.1f} s) and multiplied.",
            _kept(ours.answer),
            _targets(ratio, ours.peak_gb),
        )
    )


def _kept(answer: dict[str, Any]) -> str:
    return (
        f"{answer['cells']:,} cells of the {len(UNSUR)} questions and of who answered were judged one by one, with "
        f"{answer['findings']:,} findings. A value keeps its cell by its place in the sheet, counted from A1: findings "
        "name the cell, results the range of cells they were computed from."
    )


def _targets(ratio: float, peak_gb: float) -> str:
    return (
        f"Targets: at least {TARGET_RATIO} times faster: {said(ratio >= TARGET_RATIO)}; "
        f"under {TARGET_GB:g} GB: {said(peak_gb < TARGET_GB)}."
    )


def _survey(files: int, respondents: int) -> Path:
    """The folder of the survey, written once and kept."""
    home = CACHE / f"respondents-{files}-{respondents}"
    folder = home / "files"
    if not (home / "wilayah.csv").exists():
        shutil.rmtree(home, ignore_errors=True)
        write_respondents(folder, regions_of(files), respondents)
        (home / "wilayah.csv").write_text(region_list(make_country(files, 1)), encoding="utf-8")
    return folder
