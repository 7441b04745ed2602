"""The framework files, read once, checked as a whole, and refused with the line of every fault.

Besides those of the package there may be one of the period that is assessed (see own.py).
"""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from antikorupsi.common import (
    Form,
    MarkedMapping,
    MarkedScalar,
    Mistake,
    WorkbookError,
    among,
    did_you_mean,
    mistake_error,
    read_marked,
    validated,
)
from antikorupsi.rules.frameworks.checking import inconsistencies
from antikorupsi.rules.frameworks.extending import read_extended
from antikorupsi.rules.frameworks.models import Framework
from antikorupsi.rules.instruments import items_by_instrument
from antikorupsi.rules.own import own_rules

_FORM = Form(Framework, frozenset({"overridden_from"}), ("extends",))
DATA = Path(__file__).parent / "data"


def available() -> tuple[str, ...]:
    """The ids of the frameworks that come with the workbook."""
    return tuple(sorted(path.stem for path in DATA.glob("*.yaml")))


def usable() -> tuple[str, ...]:
    """The ids of those of them that can be tried on whom the period assesses: none for units of another type."""
    return () if own_rules().units else available()


def own_id(path: Path) -> str:
    """The id of the framework of a period; raises WorkbookError where it is missing or one of the package's."""
    marked = read_marked(path)
    entry = marked.entries.get("id")
    identifier = entry.value if isinstance(entry, MarkedScalar) else None
    if not isinstance(identifier, str) or not identifier:
        raise mistake_error(marked, [Mistake(("id",), "the key is missing", "Write a name of its own, as `id: ...`.")])
    if identifier in available():
        problem = f"{identifier!r} is a framework of the workbook"
        raise mistake_error(marked, [Mistake(("id",), problem, "Give this one a name of its own.")])
    return identifier


@cache
def load(identifier: str) -> Framework:
    """The framework of that id, of the package or of the period that is assessed.

    Raises WorkbookError with the nearest id where there is none.
    """
    own = own_rules().framework
    known = {**({own_id(own): own} if own else {}), **{name: DATA / f"{name}.yaml" for name in available()}}
    if (units := own_rules().units) and identifier in available():
        one = units.words.in_language("en")[0]
        raise WorkbookError(f"The framework {identifier} is for no {one}: write one of your own, in kerangka.yaml.")
    if identifier not in known:
        raise WorkbookError(f"There is no framework {identifier!r}.{did_you_mean(identifier, known)} {among(known)}")
    return load_file(known[identifier])


def load_file(path: Path | str, items: Mapping[str, Collection[str]] | None = None) -> Framework:
    """The framework a YAML file describes; `items` are those by instrument that it may name (default: all).

    Raises WorkbookError naming file, line, key path and remedy of every fault of form, or else of every contradiction.
    """
    path = Path(path)
    marked = read_extended(path, DATA)
    framework = _validated(marked)
    name = framework.id if path == own_rules().framework else path.stem
    if faults := list(inconsistencies(framework, name, items or items_by_instrument())):
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
