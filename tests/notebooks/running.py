"""Notebooks whose cells are run in this process, for what they show and the names that they leave."""

import ast
import re
from typing import Any, NamedTuple

import nbformat
from markupsafe import Markup

from antikorupsi.common import root

NOT_READ = re.compile(r"<style.*?</style>|<script.*?</script>|<details.*?</details>", re.DOTALL)
SPOKEN = re.compile(r'(?:aria-label|title|alt|data-label)="([^"]*)"')


class Ran(NamedTuple):
    """The names that the cells left, and what each cell shows, as text, by its code."""

    names: dict[str, Any]
    shown: dict[str, str]


def source_of(name):
    """The notebook as it is stored."""
    return nbformat.read(root() / "notebooks" / f"{name}.ipynb", as_version=4)


def run_notebook(name, **parameters):
    """Runs the cells of a notebook with other parameters, as papermill would."""
    ran = Ran({}, {})
    for cell in source_of(name).cells:
        if cell.cell_type == "code":
            ran.shown[cell.source] = text_of(value_of(cell.source, ran.names))
            if "parameters" in cell.metadata.get("tags", []):
                ran.names.update(parameters)
    return ran


def value_of(code, names):
    """Runs code among the names and gives the value of its last line."""
    body = ast.parse(code).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


def text_of(value):
    """What a reader sees and hears of a value; "" of none."""
    html = value._repr_html_() if hasattr(value, "_repr_html_") else "" if value is None else repr(value)
    html = NOT_READ.sub("", html or "")
    return str(Markup(" ".join([re.sub(r"<[^>]+>", " ", html), *SPOKEN.findall(html)])).unescape())
