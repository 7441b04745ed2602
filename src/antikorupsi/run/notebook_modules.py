"""Which modules of `helpers` a notebook imports: its pages are out of date when one of them changes."""

import ast
import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path


def helper_modules(notebook: Path) -> list[str]:
    """The modules of `helpers` that a notebook imports, by full name: `from helpers import region_report`."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    imports = [node for source in sources if "helpers" in source for node in ast.walk(ast.parse(source))]
    named = {f"{module}.{name}" for node in imports for module, name in _imported(node)}
    parts = {".".join(name.split(".")[:2]) for name in named if name.startswith("helpers.")}
    return sorted(name for name in parts if find_spec(name) is not None)


def _imported(node: ast.AST) -> Iterable[tuple[str, str]]:
    """Module and name of each import in a node: `from helpers.a import b` gives `helpers.a` and `b`."""
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "", alias.name) for alias in node.names]
    return [(alias.name, "") for alias in node.names] if isinstance(node, ast.Import) else []
