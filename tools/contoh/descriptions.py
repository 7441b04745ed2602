"""What describes the simulated set: the list of its regions, the period, and a README with every planted fault."""

import csv
import io
from pathlib import Path

from contoh.faults import Planted
from contoh.panel import totals_by_stage
from contoh.story import ASSESSMENT_YEAR, PROVINCE, PROVINCE_CODE, STAGES, Region
from contoh.survey import SURVEY_YEAR
from contoh.workbooks import SIMULATED

REGION_COLUMNS = (
    "code", "type", "name", "short_name", "province_code", "province", "capital", "latitude", "longitude", "population",
    "bps_code",
)  # fmt: skip

_PERIOD = f"""\
# The year that is assessed; figures of earlier years count.
year: {ASSESSMENT_YEAR}
# The criteria, components, indicators and weights that are applied.
framework: kabkota-2025
# The list of regions, beside this file, instead of the official one.
regions: wilayah.csv
# Every figure here is invented: reports say so on every page.
simulated: true
"""

_README = """\
# A simulated set of spreadsheets

Everything in this folder is invented: eight fictitious regions ({codes}) in a fictitious province, in the
open sea south of Java. Every workbook says `{title}`.
The set shows, on a small scale, how verdicts, scores and findings come about.

It is written by `python tools/write_contoh.py`; a second run gives the same bytes. Change the story in
`tools/contoh/*.yaml`, never a file here.

## What is here

- `wilayah.csv` lists the regions, `periode.yaml` says which year and framework they are assessed by.
- `SIMULASI 01 ...` to `SIMULASI 09 ...` are workbooks as agencies send them, with the headings of a real period.
- `Lembar Penilaian <code> <stage>` are the panel's working papers; the columns are assessors, the rows indicators.
- `SKM <code> <name>` are answers of respondents to the satisfaction survey of {survey_year}.

## The regions

The total is the plain mean of all scored indicators per stage, before any minimum coverage is asked for.

| code | region | story | mandiri | monev | penilaian |
|---|---|---|---|---|---|
{regions}

## Faults put in on purpose

| file | sheet | cell | fault |
|---|---|---|---|
{faults}
"""


def write_descriptions(regions: list[Region], planted: list[Planted], folder: Path) -> None:
    """Writes `wilayah.csv`, `periode.yaml` and `README.md`."""
    _write_text(folder / "wilayah.csv", _region_list(regions))
    _write_text(folder / "periode.yaml", _PERIOD)
    _write_text(folder / "README.md", _readme(regions, planted))


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))  # the same line ends on every system


def _region_list(regions: list[Region]) -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(REGION_COLUMNS)
    for region in regions:
        who = (region.code, region.type, region.name, region.short_name, PROVINCE_CODE, PROVINCE, region.capital)
        rows.writerow([*who, region.latitude, region.longitude, region.population, ""])
    return text.getvalue()


def _readme(regions: list[Region], planted: list[Planted]) -> str:
    return _README.format(
        codes=f"{regions[0].code} to {regions[-1].code}",
        title=SIMULATED,
        survey_year=SURVEY_YEAR,
        regions="\n".join(map(_region_line, regions)),
        faults="\n".join(f"| {fault.file} | {fault.sheet} | {fault.cell} | {fault.what} |" for fault in planted),
    )


def _region_line(region: Region) -> str:
    totals = totals_by_stage(region)
    shown = (f"{totals[stage]:.2f}" if stage in totals else "-" for stage in STAGES.values())
    return f"| {region.code} | {region.name} | {region.story} | {' | '.join(shown)} |"
