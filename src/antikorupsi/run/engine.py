"""A papermill engine for reports: all cells are requested at once, no times are stored, nothing is saved meanwhile.

papermill's default engine stores when each cell began and ended, and checks after each message whether to save the
notebook. A report is saved once and holds one time, that of its run. nbclient, below it, requests one cell after the
other and waits with three asyncio tasks for each: a third of a worker's CPU time for a report.
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
_POLL_SECONDS = 1.0  # without a message; then the kernel is checked to be alive


class ReportEngine(NBClientEngine):  # type: ignore[misc]  # papermill has no types
    """Runs a notebook's cells in a kernel, and marks the one that fails."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Executes a notebook; `options` are those of nbclient, and papermill's `log_output` is ignored."""
        del options["log_output"]
        limits = {"timeout": options.pop("execution_timeout"), "startup_timeout": options.pop("start_timeout")}
        ReportClient(nb_man, kernel_name=kernel_name, record_timing=False, **limits, **options).execute()


class ReportClient(PapermillNotebookClient):  # type: ignore[misc]
    """Executes the code cells as JupyterLab's Run All does: all are requested at once; the first failure ends the run.

    A kernel handles requests in order and drops those that are queued when a cell fails. Requests of a cell to its
    client, such as an output widget, are handled after the last cell. Raises DeadKernelError if the kernel died and
    CellTimeoutError if a cell takes longer than `timeout` seconds (None: no limit). nbclient's other time limits, its
    list of allowed errors and its hooks have no effect.
    """

    def papermill_execute_cells(self) -> None:
        """Executes all code cells that are neither empty nor skipped by tag."""
        cells = [(index, cell) for index, cell in enumerate(self.nb.cells) if self._is_run(cell)]
        requests = [self.kc.execute(cell.source) for _, cell in cells]
        for (index, cell), request in zip(cells, requests, strict=True):
            try:
                self._collect(request, cell, index)
            except CellExecutionError as error:
                self.nb_man.cell_exception(cell, cell_index=index, exception=error)
                return

    def _is_run(self, cell: NotebookNode) -> bool:
        skipped = self.skip_cells_with_tag in cell.metadata.get("tags", ())
        return cell.cell_type == "code" and bool(cell.source.strip()) and not skipped

    def _collect(self, request: str, cell: NotebookNode, index: int) -> None:
        """Stores the outputs of a cell; raises CellExecutionError if it failed or was dropped."""
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
        """The next message on a channel that belongs to a request."""
        while monotonic() < latest:
            try:
                message = channel.get_msg(timeout=_POLL_SECONDS)
            except Empty:
                if not self.kc.is_alive():
                    raise DeadKernelError("Kernel died") from None
            else:
                if message["parent_header"].get("msg_id") == request:
                    return message
        raise CellTimeoutError.error_from_timeout_and_cell("Cell execution timed out", self.timeout, cell)

    def output(self, outs: Any, msg: Any, display_id: str | None, cell_index: int) -> NotebookNode | None:
        """Stores one output unchecked: the whole notebook is validated before it is published."""
        shows = msg["msg_type"] in ("display_data", "execute_result")
        if display_id or not shows or self.clear_before_next_output or any(self.output_hook_stack.values()):
            return cast("NotebookNode | None", super().output(outs, msg, display_id, cell_index))
        shown: NotebookNode = from_dict({"output_type": msg["msg_type"], **msg["content"]})
        shown.pop("transient", None)
        outs.append(shown)
        return shown

    process_message = NotebookClient.process_message


papermill_engines.register(ENGINE, ReportEngine)
