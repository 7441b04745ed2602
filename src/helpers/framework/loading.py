"""The framework files, read once, checked as a whole, and refused with the line of every fault."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from helpers.framework.checking import inconsistencies
from helpers.framework.extending import read_extended
from helpers.framework.faults import among, did_you_mean, fault_error
from helpers.framework.known_items import KNOWN_ITEMS
from helpers.framework.models import Framework
from helpers.framework.validating import validated
from helpers.project import WorkbookError

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


def load_file(path: Path | str, known_items: Mapping[str, Collection[str]] = KNOWN_ITEMS) -> Framework:
    """The framework a YAML file describes; `known_items` are the items by instrument that it may name.

    Raises WorkbookError naming file, line, key path and remedy of every fault of form, or else of every contradiction.
    """
    path = Path(path)
    marked = read_extended(path, DATA)
    framework = validated(marked)
    if faults := list(inconsistencies(framework, path.stem, known_items)):
        raise fault_error(marked, faults)
    return framework
