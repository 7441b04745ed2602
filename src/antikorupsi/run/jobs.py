"""Which notebook makes which page, with which parameters."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, Self

from antikorupsi.common import (
    DEFAULT_PERIOD,
    OVERVIEW_PAGE,
    PROVINCE_PAGES,
    REGION_PAGES,
    Addresses,
    WorkbookError,
    checked_name,
)
from antikorupsi.publish import REGION_SECTIONS
from antikorupsi.rules import Province, Region

FORMATS = ("html", "pdf", "xlsx")
PAGE_ALONE = ("html",)

# Parameters that say where earlier publications lie: what a page shows of them is compared, not the places.
_PLACES = ("previous", "history")


def asked_for(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters without those that say where earlier publications lie."""
    return {name: value for name, value in parameters.items() if name not in _PLACES}


@dataclass(frozen=True)
class Job:
    """A notebook with parameters, and the address of its page below the folder of reports.

    `name` is shown in progress and logs; `region` is a code. Page and notebook are always made, `formats` lists what
    else. `made` is the declared time of the run in ISO format, `base_url` where the folder of the period is served.
    `executed`: the notebook as it was executed, if the page is in place and only the formats beside it are to be made.
    """

    name: str
    notebook: str
    parameters: dict[str, Any]
    page: str
    sections: tuple[str, ...] = ()
    region: str = ""
    formats: tuple[str, ...] = FORMATS
    made: str = ""
    base_url: str = ""
    executed: bytes = b""

    @property
    def is_page_alone(self) -> bool:
        """Whether nothing is made beside page, notebook and data."""
        return set(self.formats) <= set(PAGE_ALONE)

    @property
    def home(self) -> str:
        """The address of the index, from the page."""
        return "../" * self.page.count("/") + "index.html"

    def reviewed_in(self, history: str) -> Self:
        """The job with the folder of reports whose publications the reviews of its region are held against."""
        return replace(self, parameters=self.parameters | {"history": history})

    @property
    def addresses(self) -> Addresses:
        """What files of the publication are cited by."""
        return Addresses(self.parameters.get("period", DEFAULT_PERIOD), self.parameters["language"], self.base_url)

    def compared_with(self, previous: str) -> Self:
        """The job with the file of the earlier publication that its page is compared with; "" for none."""
        others = {name: value for name, value in self.parameters.items() if name != "previous"}
        return replace(self, parameters=others | ({"previous": previous} if previous else {}))


@dataclass(frozen=True)
class Outcome:
    """The result of a job: the files of the page by address, or the error; and its duration."""

    job: Job
    seconds: float
    files: dict[str, bytes] = field(default_factory=dict)
    error: str = ""


def read_formats(text: str) -> tuple[str, ...]:
    """The formats in a text such as "html,pdf"; raises WorkbookError for an unknown one."""
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise WorkbookError(f"There is no format {', '.join(unknown) or repr(text)}; there are: {', '.join(FORMATS)}.")
    return formats


def region_job(region: Region, parameters: dict[str, Any], formats: tuple[str, ...] = FORMATS) -> Job:
    """The job of one region's report."""
    page, of_region = f"{REGION_PAGES}/{checked_name(region.slug, 'region')}.html", parameters | {"region": region.code}
    return Job(region.name, "4-region-report.ipynb", of_region, page, REGION_SECTIONS, region.code, formats)


def province_job(province: Province, parameters: dict[str, Any], formats: tuple[str, ...] = FORMATS) -> Job:
    """The job of the page over one province."""
    page, of_province = (
        f"{PROVINCE_PAGES}/{checked_name(province.code, 'province')}.html",
        parameters | {"province": province.code},
    )
    return Job(province.name, "5-overview.ipynb", of_province, page, formats=formats)


def overview_job(parameters: dict[str, Any], formats: tuple[str, ...] = FORMATS) -> Job:
    """The job of the overview over all regions."""
    return Job("ringkasan", "5-overview.ipynb", parameters, OVERVIEW_PAGE, formats=formats)


def left_over(page: str, files: Collection[str]) -> list[str]:
    """The files that the report no longer has; an earlier publication of it may have left them."""
    return [name for ending in (".pdf", ".xlsx", ".json") if (name := sibling(page, ending)) not in files]


def sibling(page: str, ending: str) -> str:
    """The address of the same report in another format."""
    return str(PurePosixPath(page).with_suffix(ending))
