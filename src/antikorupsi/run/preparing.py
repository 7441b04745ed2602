"""Prepares the template of warm kernels: loads the assessment, computes what all reports share, runs one report.

Importing this module imports what every notebook imports, so the kernelspec names only this module.
"""

import ast
import io
import json
from contextlib import redirect_stdout, suppress
from importlib import import_module
from typing import Any

from antikorupsi.assess import OF_GAPS, OF_TOTALS, OF_VERDICTS, Parameters, changes, hold_assessments
from antikorupsi.common import located, root

# Imported by name, since no module of the engine may depend on a notebook's module.
for _module in ("helpers.region_report", "helpers.overview"):
    import_module(_module)

# Tables whose rows of one region a report shows.
_SHOWN = ("observations", "findings", "verdicts", "scores", "positions", "unused")
# Cached properties of Assessment that are computed once for all regions.
_COMMON = (
    "faults", "eligibility", "certain_codes", "counts_by_region", "totals", "ranges", "means_with_enough_regions",
    "ranked_together", "shortlist",
)  # fmt: skip
_PARAMETERS = "parameters"  # the tag of the cell that papermill overrides


def prepare(given: dict[str, Any]) -> None:
    """Loads the assessment, computes what all regions share, and runs the code of one report.

    `given`: `parameters`, shared by all reports; `previous`, the files of earlier publications that reports compare
    with; `rehearsal`, a notebook and its parameters. For a region's report, the region with most figures is taken, so
    that most of the code runs.
    """
    hold_assessments()
    assessment = Parameters.check(given["parameters"]).assessment()
    for table in _COMMON:
        getattr(assessment, table)
    for table in (*_SHOWN, *OF_GAPS, *OF_TOTALS, *OF_VERDICTS):
        assessment.rows_of(table, "")
    for path in given["previous"]:
        changes.compared(assessment, located(path))
    changes.since_period(assessment)
    if given["rehearsal"]:
        notebook, parameters = given["rehearsal"]["notebook"], given["rehearsal"]["parameters"]
        if "region" in parameters:
            figures = assessment.kept_observations["region"].value_counts()
            most_known = figures.reindex(assessment.codes, fill_value=0).idxmax()
            parameters = parameters | {"region": most_known, "previous": ""}
        # An exception here occurs again in the report itself, which then fails with it.
        with suppress(Exception):
            rehearse(notebook, parameters)


def rehearse(notebook: str, parameters: dict[str, Any]) -> list[str]:
    """Runs the code of a notebook in this process and returns the HTML of its cells.

    The first chart, number and table of a process take several times as long as the next ones, because fonts, locales
    and catalogues are loaded. Kernels forked afterwards share them.
    """
    # As JSON, since importing nbformat takes a third of the time that a template needs to start.
    cells = json.loads((root() / "notebooks" / notebook).read_text(encoding="utf-8"))["cells"]
    namespace: dict[str, Any] = {}
    shown = []
    with redirect_stdout(io.StringIO()):
        for cell in cells:
            if cell["cell_type"] == "code":
                shown.append(_run("".join(cell["source"]), namespace))
                if _PARAMETERS in cell["metadata"].get("tags", ()):
                    namespace |= parameters
    return [html for html in shown if html]


def _run(source: str, namespace: dict[str, Any]) -> str:
    """Runs a cell and returns the value of its last expression as HTML, as a kernel would."""
    parsed = ast.parse(source)
    last = parsed.body.pop() if parsed.body and isinstance(parsed.body[-1], ast.Expr) else None
    exec(compile(parsed, "<rehearsal>", "exec"), namespace)  # noqa: S102 the project's own notebook
    if not isinstance(last, ast.Expr):
        return ""
    shown = eval(compile(ast.Expression(last.value), "<rehearsal>", "eval"), namespace)  # noqa: S307
    return str(shown._repr_html_()) if hasattr(shown, "_repr_html_") else ""
