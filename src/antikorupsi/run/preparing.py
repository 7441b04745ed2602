"""What a template of kernels holds ready before it forks one for each report: the assessment, and all it computes.

Importing this module imports what every notebook imports, so that a kernelspec can name it alone.
"""

import ast
import io
import json
from contextlib import redirect_stdout, suppress
from importlib import import_module
from typing import Any

from antikorupsi.assess import OF_GAPS, OF_TOTALS, OF_VERDICTS, Parameters, changes, hold_assessments
from antikorupsi.common import located, root

# What the notebooks of a run import, by name: no module of the engine may depend on a notebook's module.
for _module in ("helpers.region_report", "helpers.overview"):
    import_module(_module)

# Tables of which a report shows its rows.
_SHOWN = ("observations", "findings", "verdicts", "scores", "positions", "unused")
# What is computed once for all regions.
_COMMON = (
    "faults",
    "eligibility",
    "counts_by_region",
    "totals",
    "ranges",
    "telling_means",
    "ranked_together",
    "shortlist",
)
_PARAMETERS = "parameters"  # the tag of the cell that papermill overrides


def prepare(handed: dict[str, Any]) -> None:
    """Loads the assessment that a run asks for, computes what is common to all regions, and rehearses one report.

    `handed`: `parameters`, those that all reports share; `previous`, the files that reports compare with; `rehearsal`,
    the notebook and its own parameters; where it is about a region, the one with most figures is taken, since what a
    report does not show is not rehearsed.
    """
    hold_assessments()
    assessment = Parameters.check(handed["parameters"]).assessment()
    for table in _COMMON:
        getattr(assessment, table)
    for table in (*_SHOWN, *OF_GAPS, *OF_TOTALS, *OF_VERDICTS):
        assessment.rows_of(table, "")
    for path in handed["previous"]:
        changes.compared(assessment, located(path))
    changes.since_period(assessment)
    if handed["rehearsal"]:
        notebook, parameters = handed["rehearsal"]["notebook"], handed["rehearsal"]["parameters"]
        if "region" in parameters:
            figures = assessment.observations["region"].value_counts()
            most_known = figures.reindex(assessment.codes, fill_value=0).idxmax()
            parameters = parameters | {"region": most_known, "previous": ""}
        # What fails here fails again in the report itself, and is told there.
        with suppress(Exception):
            rehearse(notebook, parameters)


def rehearse(notebook: str, parameters: dict[str, Any]) -> list[str]:
    """Runs the code of a notebook in this process, and gives the HTML that its cells show.

    The first chart, number and table of a process take several times as long as the next ones: fonts, locales and
    catalogues are looked for. Kernels that are forked afterwards have that behind them.
    """
    # As JSON: nbformat brings a validator that takes a third of the time in which a template gets ready.
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
    """Runs a cell, and turns what its last line gives into HTML, as a kernel would."""
    parsed = ast.parse(source)
    last = parsed.body.pop() if parsed.body and isinstance(parsed.body[-1], ast.Expr) else None
    exec(compile(parsed, "<rehearsal>", "exec"), namespace)  # noqa: S102 the project's own notebook
    if not isinstance(last, ast.Expr):
        return ""
    shown = eval(compile(ast.Expression(last.value), "<rehearsal>", "eval"), namespace)  # noqa: S307
    return str(shown._repr_html_()) if hasattr(shown, "_repr_html_") else ""
