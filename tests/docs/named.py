"""Paths and functions that pages name in backticks, and whether they are there."""

import ast
import re
from functools import cache

from tests.setup.declared import ROOT

GENERATED = ("data/processed/", "reports/", "dist/", "site/")  # not in git
SUFFIXES = (".py", ".pyi", ".yaml", ".csv", ".po", ".css", ".toml", ".md", ".ipynb", ".xlsx")
# `function` in `file`, anywhere on a page.
PAIR = re.compile(r"`([\w.]+)` in `([^`\n]+\.py)`")


def quoted_in(page):
    """Every text in backticks outside the blocks of code."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))


def paths_in(page):
    """The paths that a page names, but for those of what is made."""
    return sorted({text for text in quoted_in(page) if is_path(text) and not text.startswith(GENERATED)})


def is_path(quoted):
    return "/" in quoted or quoted.endswith(SUFFIXES)


def exists(quoted):
    """Whether a path is in the project; a bare file name may lie in any folder, `<period>` is any folder."""
    if "/" in quoted:
        return any(ROOT.glob(re.sub(r"<\w+>", "*", quoted.rstrip("/"))))
    return (ROOT / quoted).exists() or any(path for folder in ("src", "docs") for path in (ROOT / folder).rglob(quoted))


@cache
def defined_in(path):
    """The names that a file defines: functions, classes, constants, and methods as `Class.method`."""
    names = set()
    for node in ast.parse((ROOT / path).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
            inside = node.body if isinstance(node, ast.ClassDef) else []
            names |= {f"{node.name}.{member.name}" for member in inside if isinstance(member, ast.FunctionDef)}
    return names
