"""What an executed notebook must hold before anyone may see it."""

import re

from nbformat import NotebookNode, validate

from antikorupsi.common import WorkbookError
from antikorupsi.publish.pages.rendering import html_outputs

_FIGURE = re.compile(r"<figure\b[^>]*>\s*<figcaption>(.*?)</figcaption>(.*?)</figure>", re.DOTALL)


class IncompleteReportError(WorkbookError):
    """A notebook that ran only in part, ended in an error or lacks a section; it is never published."""


def check_executed(notebook: NotebookNode, sections: tuple[str, ...] = ()) -> None:
    """Raises IncompleteReportError unless every code cell ran, none failed, and all sections and charts are there.

    papermill calls a notebook completed whose kernel was killed, so the outputs themselves are looked at. Raises
    nbformat's ValidationError where a cell shows what no notebook may hold.
    """
    validate(notebook)
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        if cell.execution_count is None:
            raise IncompleteReportError(f"Cell {number} of the notebook did not run.")
        if any(output.output_type == "error" for output in cell.outputs):
            raise IncompleteReportError(f"Cell {number} of the notebook ended in an error.")
    shown = "".join(html_outputs(notebook))
    missing = [section for section in sections if f'<h2 id="{section}">' not in shown]
    if missing or "<h1>" not in shown:
        raise IncompleteReportError(f"The report lacks {', '.join(missing) or 'its title'}.")
    empty = [title for title, drawn in _FIGURE.findall(shown) if "<svg" not in drawn or "<path" not in drawn]
    if empty:
        raise IncompleteReportError(f"The report lacks the chart of {'; '.join(empty)}.")
