"""The parameters of the notebooks, checked first, by one contract that the command line shares.

papermill hands values over as Python code and guesses their types (35.10 arrives as 35.1, 2025 as a number), and only
warns of a misspelt name. Here both become one clear sentence before anything runs.
"""

import ast
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from typing import Any, Self

from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.country import CountryView
from antikorupsi.assess.days import read_day
from antikorupsi.assess.parameter_file import read_parameter_file
from antikorupsi.assess.period import Period, available_periods, open_period
from antikorupsi.assess.region import RegionAssessment
from antikorupsi.common import (
    DEFAULT_LANGUAGE,
    DEFAULT_PERIOD,
    Language,
    WorkbookError,
    given_path,
    parse_marked,
    plain,
)
from antikorupsi.rules import AmbiguousRegion, RegionError

_LONGEST_PATH = 1000  # characters; systems allow 4096 bytes
_LONGEST_SHOWN = 200  # characters of what a sentence repeats
_COMMON = (  # of every notebook
    "period", "language", "framework", "weights", "overrides", "raw", "as_of", "oldest_figure_years", "previous",
    "history", "today",
)  # fmt: skip
_INJECTED = "# Parameters"  # the first line of the cell that papermill writes


@dataclass(frozen=True)
class Parameters:
    """What every notebook takes; `region` and `province` only where the notebook is about one.

    `as_of` is the day of the verdicts (empty: the last one of the assessment year), `oldest_figure_years` how old a
    figure may be that decides (empty: as in the framework), `previous` a file with the figures of an earlier
    publication, to say what changed, `history` a folder of reports whose publications reviews are held against, `today`
    the day at which reviews and due dates are measured (empty: the latest day in any input).
    """

    period: str = DEFAULT_PERIOD
    language: str = DEFAULT_LANGUAGE
    framework: str = ""
    weights: str = ""
    overrides: dict[str, float | str] = field(default_factory=dict)
    raw: str = ""
    as_of: str = ""
    oldest_figure_years: int | None = None
    previous: str = ""
    history: str = ""
    today: str = ""
    region: str | float | int = ""
    province: str = ""

    @classmethod
    def check(cls, namespace: Mapping[str, Any], *also: str) -> Self:
        """The parameters found among a notebook's variables, `also` naming those besides the common ones.

        Raises WorkbookError for a name papermill handed over that the notebook does not know, and for values of the
        wrong kind.
        """
        known = [*_COMMON, *also]
        for name in injected_names(namespace):
            if name not in known:
                near = get_close_matches(name, known, n=1)
                meant = f" Did you mean {near[0]!r}?" if near else ""
                raise WorkbookError(f"There is no parameter {name!r}.{meant} Known: {', '.join(known)}.")
        _refuse_equal_keys(namespace)
        values = {name: namespace[name] for name in known if name in namespace}
        return cls(**{name: _restored(name, value) for name, value in values.items()})

    def assessment(self) -> Assessment:
        """The assessment these parameters ask for."""
        Language(self.language)  # refuses an unknown language before anything is read
        loaded = Assessment.load(
            self.period,
            framework=self.framework or None,
            weights=self.weights or None,
            overrides=self.overrides,
            raw=self.raw or None,
            as_of=self.as_of or None,
            oldest_figure_years=self.oldest_figure_years,
        )
        return loaded.measured_at(read_day(self.today, "today")) if self.today else loaded

    def province_of(self, assessment: Assessment) -> str:
        """The code of the province asked for, "" for the whole country."""
        if not self.province:
            return ""
        province = assessment.period.regions.find_province(str(self.province))
        if province is None:
            names = ", ".join(province.name for province in assessment.period.regions.provinces)
            raise WorkbookError(f"There is no province {self.province!r}. There are: {names}.")
        return province.code


def with_tried(given: Mapping[str, Any], overrides: str) -> dict[str, Any]:
    """The parameters with what was tried: thresholds and weights as JSON, or a file that gives the framework too.

    Anything but JSON in braces is the name of a file; a leading @ is left out. Raises WorkbookError where the file says
    another framework or weighting than is given.
    """
    text = overrides.strip()
    if not text or text.startswith("{"):
        return dict(given) | {"overrides": overrides}
    path = given_path(text.removeprefix("@"), "file of overrides")
    if len(text) > _LONGEST_PATH or not path.is_file():
        raise WorkbookError(
            f'overrides must look like {{"spi": 68}} or name a file; there is no file {str(path)[:80]}.'
        )
    tried = read_parameter_file(path)
    for name in ("framework", "weights"):
        if given.get(name) and tried.get(name, given[name]) != given[name]:
            raise WorkbookError(f"{path}: {name} is {tried[name]!r}, but {given[name]!r} was asked for: leave one out.")
    return dict(given) | tried


def injected_names(namespace: Mapping[str, Any]) -> list[str]:
    """The names papermill set in this notebook, read from the cell that it wrote."""
    cells = [cell for cell in namespace.get("In", []) if isinstance(cell, str) and cell.startswith(_INJECTED)]
    statements = [statement for cell in cells for statement in ast.parse(cell).body]
    return [
        target.id
        for statement in statements
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    ]


def _restored(name: str, value: Any) -> Any:
    """A value as it was meant: names as text, overrides as a mapping, the region as it came (regions reads numbers)."""
    if name == "overrides":
        return _overrides(value)
    if name == "oldest_figure_years":
        return _years(value)
    if value is None:
        return ""
    if name in ("as_of", "today") and isinstance(value, date):
        return value.isoformat()
    if name == "region" and isinstance(value, int | float | str) and not isinstance(value, bool):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise WorkbookError(f"The parameter {name} must be a text, not {value!r}.")
    return str(value)


def _years(value: Any) -> int | None:
    """A whole number of years; None where nothing is asked for."""
    if value in (None, ""):
        return None
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise WorkbookError(f"The parameter oldest_figure_years must be a whole number of years, not {value!r}.")
    return value


def _overrides(value: Any) -> dict[str, float | str]:
    if isinstance(value, str):
        try:
            json.loads(value or "{}", parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:  # recursion: brackets in thousands of brackets
            shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}..."
            raise WorkbookError(f'overrides must look like {{"spi": 68}}, not {shown!r} ({error}).') from error
        found = parse_marked((value or "{}").expandtabs(), "overrides")  # JSON is YAML; this refuses equal keys
        value = plain(found) if found else {}
    if not isinstance(value, dict):
        raise WorkbookError(f'overrides must look like {{"spi": 68}}, not {value!r}.')
    return value


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _refuse_equal_keys(namespace: Mapping[str, Any]) -> None:
    """Refuses a dict of overrides in which a cell of the notebook writes a key twice: Python keeps the last."""
    for cell in namespace.get("In", []):
        for statement in _statements(cell) if isinstance(cell, str) and "overrides" in cell else []:
            named = [target for target in getattr(statement, "targets", []) if isinstance(target, ast.Name)]
            written = statement.value if isinstance(statement, ast.Assign) else None
            if isinstance(written, ast.Dict) and any(target.id == "overrides" for target in named):
                keys = Counter(key.value for key in written.keys if isinstance(key, ast.Constant))
                if twice := [key for key, count in keys.items() if count > 1]:
                    raise WorkbookError(f"overrides, line {statement.lineno}: {twice[0]!r} stands twice. Keep one.")


def _statements(cell: str) -> list[ast.stmt]:
    """The statements of a cell; none of one that holds the notebook's own magic words."""
    try:
        return ast.parse(cell).body
    except SyntaxError:
        return []


def open_region(namespace: Mapping[str, Any]) -> RegionAssessment:
    """The one line with which the region report starts: parameters checked, the region's slice opened.

    Without a period it is 2025, or where that does not have the region the first other period that has. Raises
    WorkbookError for a region that is unknown or may be several, with the names to choose from.
    """
    parameters = Parameters.check(namespace, "region")
    if not parameters.period:
        parameters = replace(parameters, period=_period_with(parameters.region, parameters.raw))
    try:
        return parameters.assessment().region(parameters.region, parameters.language)
    except RegionError as error:
        raise WorkbookError(str(error)) from error


def _period_with(region: str | float, raw: str) -> str:
    """The first period whose list knows a region, the usual period before all others; the usual one where none does."""
    names = sorted(available_periods(raw or None), key=lambda name: (name != DEFAULT_PERIOD, name))
    return next((name for name in names if _is_known(region, open_period(name, raw or None))), DEFAULT_PERIOD)


def _is_known(region: str | float, period: Period) -> bool:
    """Whether a text leads to a region of the period, or to several to choose from."""
    try:
        period.regions.find(region)
    except AmbiguousRegion:
        return True
    except RegionError:
        return False
    return True


def open_country(namespace: Mapping[str, Any], *also: str) -> CountryView:
    """The one line with which the other notebooks start: parameters checked, the assessment loaded.

    `also` names the parameters besides the common ones, such as "province". Raises WorkbookError for an unknown one.
    """
    parameters = Parameters.check(namespace, *also)
    assessment = parameters.assessment()
    return CountryView(assessment, assessment.words(parameters.language), parameters.province_of(assessment))
