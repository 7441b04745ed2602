"""Which distributions the project's Python files and notebooks import."""

import ast
import json
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

from tests.setup.declared import ROOT

RUNTIME_FOLDERS = ("src", "notebooks")
DEVELOPMENT_FOLDERS = ("tools", "benchmarks", "tests")
# Stub packages declare the same top-level names as what they describe.
STUBS = ("types-", "-stubs")


def third_party_imports(folder: str) -> set[tuple[str, str]]:
    """Pairs of an imported top-level name and the file that imports it; Python's own and the project's left out."""
    inside = [path for path in (ROOT / folder).rglob("*") if path.suffix == ".py" or path.is_dir()]
    own = {"antikorupsi", "helpers", "warm_kernels", "tests", "tools", "benchmarks"} | {path.stem for path in inside}
    return {
        (name, path.relative_to(ROOT).as_posix())
        for path, source in _sources(ROOT / folder)
        for name in _imported_names(source)
        if name not in own and name not in sys.stdlib_module_names
    }


def distributions_of(name: str) -> set[str]:
    """The installed distributions that bring an importable name; empty when none does."""
    found = {canonicalize_name(distribution) for distribution in _distributions_by_name().get(name, [])}
    return {distribution for distribution in found if not _is_stub(distribution)}


def _is_stub(distribution: str) -> bool:
    return distribution.startswith(STUBS[0]) or distribution.endswith(STUBS[1])


@cache
def _distributions_by_name() -> dict[str, list[str]]:
    return {name: list(found) for name, found in packages_distributions().items()}


def _sources(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*.py")):
        yield path, path.read_text(encoding="utf-8")
    for path in sorted(folder.rglob("*.ipynb")):
        if not {".ipynb_checkpoints", "own"} & set(path.parts):
            yield path, _code_of(path)


def _code_of(notebook: Path) -> str:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    lines = [line for source in sources if not source.startswith("%%") for line in source.splitlines()]
    return "\n".join(line for line in lines if not line.lstrip().startswith(("%", "!")))


def _imported_names(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]
