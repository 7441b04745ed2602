"""(m) The memory that a country of villages takes: bytes a figure, and the largest process of reading and of a run."""

import shutil
from pathlib import Path

from antikorupsi.assess.period import open_period
from antikorupsi.simulate.country import region_list
from antikorupsi.simulate.village_country import make_villages
from measures.growth import FRAMEWORK, simulated_villages
from measures.machine import CACHE, Run, run_apart
from measures.table import markdown, said
from measures.workbook_runs import WorkbookRun, workbook_run

MOST_BYTES = 100  # a figure, of all tables of a period
MOST_GB = 1.2  # of the largest process, for 5,140 villages
_READ = 50  # villages; the tables of larger countries are made of the same files, with other codes
_REPORTS = 8
_PERIOD = f"""\
year: 2025
framework: {FRAMEWORK}
regions: wilayah.csv
simulated: true
"""


def measure(quick: bool) -> str:
    """The tables of countries of growing size, made in one process, and a run over each that makes a few reports."""
    sizes = (10, 50) if quick else (50, 514, 5140, 20560)
    source = simulated_villages(_READ)
    read, ran = [], []
    for size in sizes:
        raw = _empty_country(size)
        read.append(run_apart("read_again", str(source), str(raw), f"desa-{size}"))
        ran.append(_run(size, raw))
    counted = [row for row in zip(sizes, read, ran, strict=True) if row[0] <= 5140]
    bytes_a_figure = max(first.answer["bytes"] / first.answer["figures"] for _, first, _ in counted)
    small = said(bytes_a_figure <= MOST_BYTES)
    largest = max(max(first.answer["largest"], run.largest_bytes) for _, first, run in counted) / 1e9
    return "\n".join(
        (
            "## (m) The memory of simulated villages",
            "",
            markdown(
                ["villages", "figures", "bytes a figure", "read GB", "judge GB", "run GB", "runner MB"],
                [_line(*row) for row in zip(sizes, read, ran, strict=True)],
            ),
            "",
            "Bytes a figure: all tables of the period, divided by the figures read. Read, judge: peaks of the process",
            "that makes the tables; run: the largest process of a run that plans all pages, makes a few reports and",
            "publishes all tables, with what it shares with others. The files of 50 villages are read, those of the",
            "others are the same under other names: reading is measured without its workers (0.1 GB each).",
            "From 32,768 files on the number of a figure's file takes two bytes more.",
            f"Targets for up to 5,140 villages: at most {MOST_BYTES} bytes a figure: {bytes_a_figure:.0f}, {small};",
            f"the largest process at most {MOST_GB} GB: {largest:.2f}, {said(largest <= MOST_GB)}.",
        )
    )


def _empty_country(size: int) -> Path:
    """The list of a country without its spreadsheets."""
    raw = CACHE / "memory" / f"raw-{size}"
    shutil.rmtree(raw, ignore_errors=True)
    folder = raw / f"desa-{size}"
    folder.mkdir(parents=True)
    (folder / "wilayah.csv").write_text(region_list(make_villages(size, seed=1)), encoding="utf-8")
    (folder / "periode.yaml").write_text(_PERIOD, encoding="utf-8")
    return raw


def _run(size: int, raw: Path) -> WorkbookRun:
    reports = CACHE / "memory" / f"reports-{size}"
    shutil.rmtree(reports, ignore_errors=True)
    regions = list(open_period(f"desa-{size}", raw).regions)
    chosen = [word for region in regions[:: size // _REPORTS][:_REPORTS] for word in ("--region", region.code)]
    return workbook_run(reports, "--period", f"desa-{size}", "--raw", str(raw), "--formats", "html", *chosen)


def _line(size: int, read: Run, ran: WorkbookRun) -> list[str]:
    figures, answer = read.answer["figures"], read.answer
    peaks = [answer["reading"], answer["judging"], ran.largest_bytes]
    sizes = [f"{peak / 1e9:.2f}" for peak in peaks]
    return [f"{size:,}", f"{figures:,}", f"{answer['bytes'] / figures:.0f}", *sizes, f"{ran.runner_bytes / 1e6:.0f}"]
