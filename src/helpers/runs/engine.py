"""papermill's engine for reports: kernels of their own kind, and nothing kept that a report does not hold.

papermill's usual engine writes into every cell when it began and ended, and looks after each message whether it is time
to save the notebook. A report is saved once, and says one time only: that of its run.
"""

from queue import Empty
from time import monotonic
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbclient.util import ensure_async, run_sync
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines

ENGINE = "report"  # its name in papermill
_SOON = 0.2  # seconds in which a kernel that can be heard is heard


class ReportEngine(NBClientEngine):  # type: ignore[misc]  # papermill says no types
    """Runs a notebook's cells in a kernel, and marks the one that fails."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """`options` are those of nbclient; papermill's own about logs and saving have no meaning here."""
        for unused in ("input_path", "log_output", "stdout_file", "stderr_file"):
            options.pop(unused, None)
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

    papermill_execute_cells = run_sync(_run_cells)
    process_message = NotebookClient.process_message


class ReadyClient(AsyncKernelClient):
    """A client that takes up work as soon as its kernel answers.

    Jupyter's own then listens until nothing was said for a fifth of a second, to forget what was said before. Whoever
    runs cells asks of every message which cell it belongs to.
    """

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
        latest = monotonic() + (timeout or float("inf"))
        while monotonic() < latest:
            if await self._answers():
                return
            if not await self._async_is_alive():
                raise RuntimeError("The kernel died before it answered.")
        raise RuntimeError(f"The kernel did not answer in {timeout:g} seconds.")

    wait_for_ready = _async_wait_for_ready

    async def _answers(self) -> bool:
        """Whether both channels are heard: that of answers and that of what cells show."""
        self.kernel_info()
        try:
            answer = await ensure_async(self.shell_channel.get_msg(timeout=1))
            if answer["msg_type"] != "kernel_info_reply":
                return False
            await ensure_async(self.iopub_channel.get_msg(timeout=_SOON))
        except Empty:
            return False
        self._handle_kernel_info_reply(answer)
        return True


papermill_engines.register(ENGINE, ReportEngine)
