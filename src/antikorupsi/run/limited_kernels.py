"""Kernels for reports: sockets in a folder of their own, limited memory, used as soon as they answer."""

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

_LONGEST_SOCKET_PATH = 100  # bytes; Linux allows 107, macOS 103
_RECONNECT_MS = 10  # ZeroMQ's default is 100, as long as a warm kernel takes to start
_IOPUB_SECONDS = 0.2  # a subscribed kernel sends its status on iopub within this time


class ReadyClient(BlockingKernelClient):
    """A client that is ready as soon as its kernel answers on both channels.

    Jupyter's client then drains iopub until it is silent for 0.2 s. That is not needed here: `ReportClient` ignores
    messages of other requests.
    """

    def __init__(self, **options: Any) -> None:
        """`options` are those of Jupyter's client."""
        super().__init__(**options)
        self.context.reconnect_ivl = _RECONNECT_MS
        self.context.rcvhwm = 0  # no bound on queued messages: ZeroMQ drops those beyond 1,000

    async def wait_for_ready(self, timeout: float | None = None) -> None:  # type: ignore[override]  # awaited by nbclient
        """Returns once the kernel answers; raises RuntimeError if it died or did not answer in `timeout` seconds."""
        latest = monotonic() + (timeout or float("inf"))
        while monotonic() < latest:
            if self._answers():
                return
            if not await self._async_is_alive():
                raise RuntimeError("The kernel died before it answered.")
        raise RuntimeError(f"The kernel did not answer in {timeout:g} seconds.")

    def _answers(self) -> bool:
        """Whether the kernel answers on the shell channel and sends on the iopub channel."""
        self.kernel_info()
        try:
            answer = self.shell_channel.get_msg(timeout=1)
            if answer["msg_type"] != "kernel_info_reply":
                return False
            self.iopub_channel.get_msg(timeout=_IOPUB_SECONDS)
        except Empty:
            return False
        self._handle_kernel_info_reply(answer)
        return True


class LimitedKernelManager(AsyncKernelManager):
    """Starts a kernel and limits its memory before it runs code.

    It uses Unix sockets where the system has them and the path is short enough. Jupyter picks port numbers before the
    kernel binds them: of many kernels started at once two got the same port, and a report waited a minute in vain.
    """

    client_factory = Type(ReadyClient, KernelClient)  # AsyncKernelManager accepts only asynchronous clients

    def __init__(self, **options: Any) -> None:
        """`options` are those of AsyncKernelManager."""
        super().__init__(**options)
        self._folder = tempfile.mkdtemp(prefix="kernel-")
        self.connection_file = str(Path(self._folder, "kernel.json"))
        if hasattr(socket, "AF_UNIX") and len(self.connection_file) < _LONGEST_SOCKET_PATH:
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
