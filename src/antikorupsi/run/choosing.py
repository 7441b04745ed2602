"""Which regions a run is about, and with which parameters."""

from dataclasses import dataclass
from typing import Any

from antikorupsi.assess import Assessment, Parameters
from antikorupsi.common import WorkbookError, count_of
from antikorupsi.rules import PUBLISHED, Region, RegionError


@dataclass(frozen=True)
class RunOptions:
    """What a run makes: the notebooks' parameters, the regions (none = all), the formats, and how.

    `with_data`: of the chosen regions only those that have figures;
    `jobs`: reports made at the same time (0: as many as this machine can take); `force`: also pages that are up to
    date; `cold`: ordinary kernels; `dask`: the address of a cluster; `base_url`: where the folder of the period is
    served; `notify`: the words of the command that is told what changed.
    """

    parameters: Parameters
    regions: tuple[str, ...] = ()
    province: str = ""
    candidates: bool = False
    reports: str = ""
    jobs: int = 0
    formats: tuple[str, ...] = ("html",)
    force: bool = False
    cold: bool = False
    dask: str = ""
    base_url: str = ""
    with_data: bool = False
    notify: tuple[str, ...] = ()


def choose_regions(options: RunOptions, assessment: Assessment) -> list[Region]:
    """The named regions, those of the province, pilots and candidates; all regions if none of these is given.

    With `with_data` only those of them that have a figure; raises WorkbookError if none has.
    """
    chosen = _asked_for(options, assessment)
    if not options.with_data:
        return chosen
    known = set(assessment.kept_observations["region"])
    found = [region for region in chosen if region.code in known]
    if not found:
        raise WorkbookError(
            f"None of the {count_of(len(chosen), 'region', 'regions')} asked for has a figure; leave out --with-data."
        )
    return found


def _asked_for(options: RunOptions, assessment: Assessment) -> list[Region]:
    regions = assessment.period.regions
    try:
        named = [regions.find(text) for text in options.regions]
    except RegionError as error:
        raise WorkbookError(str(error)) from error
    wanted = {region.code for region in named}
    if options.province:
        province = Parameters(province=options.province).province_of(assessment)
        wanted |= {region.code for region in regions if region.province_code == province}
    if options.candidates:
        observations = assessment.kept_observations
        wanted |= set(observations.loc[observations["instrument"] == PUBLISHED, "region"])
    if not (options.regions or options.province or options.candidates):
        return list(regions)
    return [region for region in regions if region.code in wanted]


def notebook_parameters(parameters: Parameters) -> dict[str, Any]:
    """The parameters that papermill passes to every notebook; unset ones keep the notebook's defaults."""
    given: dict[str, Any] = {"period": parameters.period, "language": parameters.language}
    for name in ("framework", "weights", "overrides", "raw", "as_of", "oldest_figure_years", "today"):
        value = getattr(parameters, name)
        if value or value == 0:
            given[name] = value
    return given
