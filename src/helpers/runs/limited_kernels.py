"""Kernels that may not take more than a report's memory."""

from typing import Any

from jupyter_client.manager import AsyncKernelManager

from helpers.project import WorkbookError
from helpers.runs.limits import limit_memory


class LimitedKernelManager(AsyncKernelManager):
    """Starts a kernel, and limits its memory before it runs anything."""

    async def _async_post_start_kernel(self, **kwargs: Any) -> None:
        await super()._async_post_start_kernel(**kwargs)
        process = getattr(self.provisioner, "pid", None)
        if process is None:
            raise WorkbookError(
                "The kernel runs in no process of this machine; take the kernelspec that was installed."
            )
        limit_memory(process)

    post_start_kernel = _async_post_start_kernel
