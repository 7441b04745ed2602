"""papermill's engine for reports, which keeps nothing that a report does not hold.

papermill's usual engine writes into every cell when it began and ended, and looks after each message whether it is time
to save the notebook. A report is saved once, and says one time only: that of its run.
"""

from typing import Any, cast

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbclient.util import run_sync
from nbformat import NotebookNode, from_dict
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines

ENGINE = "report"  # its name in papermill


class ReportEngine(NBClientEngine):  # type: ignore[misc]  # papermill says no types
    """Runs a notebook's cells in a kernel, and marks the one that fails."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """`options` are those of nbclient; what papermill would write to its log has no meaning here."""
        del options["log_output"]
        limits = {"timeout": options.pop("execution_timeout"), "startup_timeout": options.pop("start_timeout")}
        ReportClient(nb_man, kernel_name=kernel_name, record_timing=False, **limits, **options).execute()


class ReportClient(PapermillNotebookClient):  # type: ignore[misc]
    """Runs the code cells one after the other; the first that fails is marked and ends the run."""

    async def _run_cells(self) -> None:
        for index, cell in enumerate(self.nb.cells):
            try:
                await self.async_execute_cell(cell, index)
            except CellExecutionError as error:
                self.nb_man.cell_exception(cell, cell_index=index, exception=error)
                return

    def output(self, outs: Any, msg: Any, display_id: str | None, cell_index: int) -> NotebookNode | None:
        """Keeps what a cell shows; its form is checked with that of the whole notebook, before that is published."""
        shows = msg["msg_type"] in ("display_data", "execute_result")
        if display_id or not shows or self.clear_before_next_output or any(self.output_hook_stack.values()):
            return cast("NotebookNode | None", super().output(outs, msg, display_id, cell_index))
        shown: NotebookNode = from_dict({"output_type": msg["msg_type"], **msg["content"]})
        shown.pop("transient", None)
        outs.append(shown)
        return shown

    papermill_execute_cells = run_sync(_run_cells)
    process_message = NotebookClient.process_message


papermill_engines.register(ENGINE, ReportEngine)
