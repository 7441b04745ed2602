"""The framework files, read once, checked as a whole, and refused with the line of every fault."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from antikorupsi.common import WorkbookError
from antikorupsi.rules.frameworks.checking import inconsistencies
from antikorupsi.rules.frameworks.extending import read_extended
from antikorupsi.rules.frameworks.faults import among, did_you_mean, fault_error
from antikorupsi.rules.frameworks.known_items import known_items
from antikorupsi.rules.frameworks.models import Framework
from antikorupsi.rules.frameworks.validating import validated

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
    framework = validated(marked)
    if faults := list(inconsistencies(framework, path.stem, items or known_items())):
        raise fault_error(marked, faults)
    return framework
