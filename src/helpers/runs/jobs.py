"""Which notebook makes which page, with which parameters."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.project import WorkbookError
from helpers.publish.checking import REGION_SECTIONS
from helpers.publish.folders import PROVINCE_PAGES, REGION_PAGES
from helpers.regions import Province, Region

FORMATS = ("html", "pdf", "xlsx")


@dataclass(frozen=True)
class Job:
    """What to run and where the page goes; `name` is what progress and logs call it, `region` the code of its region.

    The page and the notebook are always made; `formats` says what else.
    """

    name: str
    notebook: str
    parameters: dict[str, Any]
    target: Path
    sections: tuple[str, ...] = ()
    home: str = "index.html"
    region: str = ""
    formats: tuple[str, ...] = FORMATS


@dataclass(frozen=True)
class Outcome:
    """How a job ended: the page, or the reason why there is none; and how long it took."""

    job: Job
    seconds: float
    error: str = ""
    made: str = ""


def read_formats(text: str) -> tuple[str, ...]:
    """The formats named in a text such as "html,pdf"; raises WorkbookError for one there is not."""
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise WorkbookError(f"There is no format {', '.join(unknown) or repr(text)}; there are: {', '.join(FORMATS)}.")
    return formats


def region_job(region: Region, parameters: dict[str, Any], folder: Path, formats: tuple[str, ...] = FORMATS) -> Job:
    """The job of one region's report."""
    target = folder / REGION_PAGES / f"{region.slug}.html"
    own = parameters | {"region": region.code}
    return Job(
        region.name, "4-region-report.ipynb", own, target, REGION_SECTIONS, "../index.html", region.code, formats
    )


def province_job(
    province: Province, parameters: dict[str, Any], folder: Path, formats: tuple[str, ...] = FORMATS
) -> Job:
    """The job of the page over one province."""
    target = folder / PROVINCE_PAGES / f"{province.code}.html"
    own = parameters | {"province": province.code}
    return Job(province.name, "5-overview.ipynb", own, target, home="../index.html", formats=formats)


def overview_job(parameters: dict[str, Any], folder: Path, formats: tuple[str, ...] = FORMATS) -> Job:
    """The job of the overview over all regions."""
    return Job("ringkasan", "5-overview.ipynb", parameters, folder / "ringkasan.html", formats=formats)
