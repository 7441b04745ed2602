"""The framework files, read once, checked as a whole, and refused with the line of every fault."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from antikorupsi.common import (
    Form,
    MarkedMapping,
    Mistake,
    WorkbookError,
    among,
    did_you_mean,
    mistake_error,
    validated,
)
from antikorupsi.rules.frameworks.checking import inconsistencies
from antikorupsi.rules.frameworks.extending import read_extended
from antikorupsi.rules.frameworks.known_items import known_items
from antikorupsi.rules.frameworks.models import Framework

_FORM = Form(Framework, frozenset({"overridden_from"}), ("extends",))
DATA = Path(__file__).parent / "data"


def available() -> tuple[str, ...]:
    """The ids of the frameworks that come with the workbook."""
    return tuple(sorted(path.stem for path in DATA.glob("*.yaml")))


@cache
def load(identifier: str) -> Framework:
    """The framework of that id; raises WorkbookError with the nearest id where there is none."""
    if identifier not in available():
        raise WorkbookError(
            f"There is no framework {identifier!r}.{did_you_mean(identifier, available())} {among(available())}"
        )
    return load_file(DATA / f"{identifier}.yaml")


def load_file(path: Path | str, items: Mapping[str, Collection[str]] | None = None) -> Framework:
    """The framework a YAML file describes; `items` are those by instrument that it may name (default: all).

    Raises WorkbookError naming file, line, key path and remedy of every fault of form, or else of every contradiction.
    """
    path = Path(path)
    marked = read_extended(path, DATA)
    framework = _validated(marked)
    if faults := list(inconsistencies(framework, path.stem, items or known_items())):
        raise mistake_error(marked, faults)
    return framework


def _validated(marked: MarkedMapping) -> Framework:
    """The framework in a file; refuses thresholds that a parameter seems to have changed."""
    framework = validated(marked, Framework, _FORM)
    overridden = [index for index, criterion in enumerate(framework.criteria) if criterion.overridden_from is not None]
    if overridden:
        remedy = "Change the threshold itself, and its basis and source."
        paths = [("criteria", index, "overridden_from") for index in overridden]
        raise mistake_error(marked, [Mistake(path, "only a parameter overrides", remedy) for path in paths])
    return framework
