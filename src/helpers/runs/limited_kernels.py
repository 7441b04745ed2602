"""Kernels of reports: each listens in a folder of its own, and may not take more than a report's memory."""

import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager

from helpers.project import WorkbookError
from helpers.runs.engine import ReadyClient
from helpers.runs.limits import limit_memory

_LONGEST = 100  # letters in the address of a socket that is a file: systems bear 103 to 107


class LimitedKernelManager(AsyncKernelManager):
    """Starts a kernel, and limits its memory before it runs anything.

    Kernel and worker talk over sockets that are files, where the system has such and the folder for temporary files has
    no long name. Numbers of ports are chosen before a kernel takes them, and among many kernels that start at once two
    were given the same one: the report waited a minute for a kernel that could not start.
    """

    def __init__(self, **options: Any) -> None:
        """`options` are those of Jupyter's manager."""
        super().__init__(client_factory=ReadyClient, **options)
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
