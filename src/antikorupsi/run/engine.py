"""papermill's engine for reports, which keeps nothing that a report does not hold.

papermill's usual engine writes into every cell when it began and ended, and looks after each message whether it is time
to save the notebook. A report is saved once, and says one time only: that of its run. nbclient, under it, asks for one
cell after the other, and for each waits on three things at once: a third of what a worker had to do for a report.
"""

from contextlib import suppress
from math import inf
from queue import Empty
from time import monotonic
from typing import Any, cast

from jupyter_client.channels import ZMQSocketChannel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete, CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, from_dict
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines

ENGINE = "report"  # its name in papermill
_LOOK = 1.0  # seconds without a message, then a look whether the kernel still lives


class ReportEngine(NBClientEngine):  # type: ignore[misc]  # papermill says no types
    """Runs a notebook's cells in a kernel, and marks the one that fails."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """`options` are those of nbclient; what papermill would write to its log has no meaning here."""
        del options["log_output"]
        limits = {"timeout": options.pop("execution_timeout"), "startup_timeout": options.pop("start_timeout")}
        ReportClient(nb_man, kernel_name=kernel_name, record_timing=False, **limits, **options).execute()


class ReportClient(PapermillNotebookClient):  # type: ignore[misc]
    """Runs the code cells as JupyterLab runs all: asked for at once; the first that fails is marked and ends the run.

    A kernel takes requests in their order, and of those that have arrived none after a cell that failed. What a cell
    asks of its client while it runs, such as a widget that catches output, is answered after the last one. Raises
    DeadKernelError for a kernel that died, CellTimeoutError for a cell that takes longer than `timeout` seconds, which
    may be None; of nbclient's other options those about time limits, cells that may fail and hooks have no effect.
    """

    def papermill_execute_cells(self) -> None:
        """Runs all cells that are to be run."""
        cells = [(index, cell) for index, cell in enumerate(self.nb.cells) if self._is_run(cell)]
        requests = [self.kc.execute(cell.source) for _, cell in cells]
        for (index, cell), request in zip(cells, requests, strict=True):
            try:
                self._hear(request, cell, index)
            except CellExecutionError as error:
                self.nb_man.cell_exception(cell, cell_index=index, exception=error)
                return

    def _is_run(self, cell: NotebookNode) -> bool:
        skipped = self.skip_cells_with_tag in cell.metadata.get("tags", ())
        return cell.cell_type == "code" and bool(cell.source.strip()) and not skipped

    def _hear(self, request: str, cell: NotebookNode, index: int) -> None:
        """Keeps what a cell shows; raises CellExecutionError where it failed, or was not run."""
        cell.outputs, self.clear_before_next_output = [], False
        self.code_cells_executed += 1
        latest = monotonic() + (self.timeout or inf)
        with suppress(CellExecutionComplete):
            while True:
                self.process_message(self._message(self.kc.iopub_channel, request, latest, cell), cell, index)
        answer = self._message(self.kc.shell_channel, request, latest, cell)["content"]
        if answer["status"] != "ok":
            raise CellExecutionError.from_cell_and_msg(cell, answer)

    def _message(self, channel: ZMQSocketChannel, request: str, latest: float, cell: NotebookNode) -> dict[str, Any]:
        """The next message about a request."""
        while monotonic() < latest:
            try:
                message = channel.get_msg(timeout=_LOOK)
            except Empty:
                if not self.kc.is_alive():
                    raise DeadKernelError("Kernel died") from None
            else:
                if message["parent_header"].get("msg_id") == request:
                    return message
        raise CellTimeoutError.error_from_timeout_and_cell("Cell execution timed out", self.timeout, cell)

    def output(self, outs: Any, msg: Any, display_id: str | None, cell_index: int) -> NotebookNode | None:
        """Keeps what a cell shows; its form is checked with that of the whole notebook, before that is published."""
        shows = msg["msg_type"] in ("display_data", "execute_result")
        if display_id or not shows or self.clear_before_next_output or any(self.output_hook_stack.values()):
            return cast("NotebookNode | None", super().output(outs, msg, display_id, cell_index))
        shown: NotebookNode = from_dict({"output_type": msg["msg_type"], **msg["content"]})
        shown.pop("transient", None)
        outs.append(shown)
        return shown

    process_message = NotebookClient.process_message


papermill_engines.register(ENGINE, ReportEngine)
