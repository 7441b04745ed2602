"""What an executed notebook shows."""

import json


def read_notebook(path):
    return json.loads(path.read_text(encoding="utf-8"))


def outputs(notebook):
    return [output for cell in notebook["cells"] for output in cell.get("outputs", ())]


def errors(notebook):
    return [output["evalue"] for output in outputs(notebook) if output["output_type"] == "error"]


def not_executed(notebook):
    """The sources of code cells that did not run."""
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return ["".join(cell["source"]) for cell in cells if cell["execution_count"] is None]


def charts(notebook):
    """The sources of the cells that show a chart."""
    shown = [cell for cell in notebook["cells"] if "<svg" in str(cell.get("outputs", ()))]
    return ["".join(cell["source"]) for cell in shown]


def injected(notebook):
    """The source of the cell of parameters that was handed over."""
    (cell,) = [cell for cell in notebook["cells"] if "injected-parameters" in cell["metadata"].get("tags", ())]
    return "".join(cell["source"])
