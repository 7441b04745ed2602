"""Kernels of reports: each listens in a folder of its own, has a bound on its memory, and is used once it answers."""

import shutil
import socket
import tempfile
from pathlib import Path
from queue import Empty
from time import monotonic
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.client import KernelClient
from jupyter_client.manager import AsyncKernelManager
from traitlets import Type

from antikorupsi.common import WorkbookError
from antikorupsi.run.limits import limit_memory

_LONGEST = 100  # letters in the address of a socket that is a file: systems bear 103 to 107
_AGAIN = 10  # milliseconds between two looks for a kernel; usual are 100, as long as it takes to start
_SOON = 0.2  # seconds in which a kernel that can be heard is heard


class ReadyClient(BlockingKernelClient):
    """A client that takes up work as soon as its kernel answers.

    Jupyter's own then listens until nothing was said for a fifth of a second, to forget what was said before. Whoever
    runs cells asks of every message which cell it belongs to.
    """

    def __init__(self, **options: Any) -> None:
        """`options` are those of Jupyter's client; it looks for its kernel again and again until that listens."""
        super().__init__(**options)
        self.context.reconnect_ivl = _AGAIN
        self.context.rcvhwm = 0  # nothing that a kernel shows is dropped, however much comes before it is heard

    async def wait_for_ready(self, timeout: float | None = None) -> None:  # type: ignore[override]  # awaited by nbclient
        """Returns once the kernel answers; raises RuntimeError where it died, or in `timeout` seconds did not."""
        latest = monotonic() + (timeout or float("inf"))
        while monotonic() < latest:
            if self._answers():
                return
            if not await self._async_is_alive():
                raise RuntimeError("The kernel died before it answered.")
        raise RuntimeError(f"The kernel did not answer in {timeout:g} seconds.")

    def _answers(self) -> bool:
        """Whether both channels are heard: that of answers and that of what cells show."""
        self.kernel_info()
        try:
            answer = self.shell_channel.get_msg(timeout=1)
            if answer["msg_type"] != "kernel_info_reply":
                return False
            self.iopub_channel.get_msg(timeout=_SOON)
        except Empty:
            return False
        self._handle_kernel_info_reply(answer)
        return True


class LimitedKernelManager(AsyncKernelManager):
    """Starts a kernel, and limits its memory before it runs anything.

    Kernel and worker talk over sockets that are files, where the system has such and the folder for temporary files has
    no long name. Numbers of ports are chosen before a kernel takes them, and among many kernels that start at once two
    were given the same one: the report waited a minute for a kernel that could not start.
    """

    client_factory = Type(ReadyClient, KernelClient)  # Jupyter's own of this manager takes asynchronous ones alone

    def __init__(self, **options: Any) -> None:
        """`options` are those of Jupyter's manager."""
        super().__init__(**options)
        self._folder = tempfile.mkdtemp(prefix="kernel-")
        self.connection_file = str(Path(self._folder, "kernel.json"))
        if hasattr(socket, "AF_UNIX") and len(self.connection_file) < _LONGEST:
            self.transport = "ipc"

    async def _async_post_start_kernel(self, **kwargs: Any) -> None:
        await super()._async_post_start_kernel(**kwargs)
        process = getattr(self.provisioner, "pid", None)
        if process is None:
            raise WorkbookError(
                "The kernel runs in no process of this machine; take the kernelspec that was installed."
            )
        limit_memory(process)

    post_start_kernel = _async_post_start_kernel

    async def _async_cleanup_resources(self, restart: bool = False) -> None:
        await super()._async_cleanup_resources(restart)
        if not restart:
            shutil.rmtree(self._folder, ignore_errors=True)

    cleanup_resources = _async_cleanup_resources
