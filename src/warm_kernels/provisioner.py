"""The extension point of Jupyter: a kernelspec that names this provisioner gets its kernels from a template."""

import os
import threading
from pathlib import Path
from subprocess import Popen
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import List, Unicode

from warm_kernels.requests import ADDRESS, Preparation
from warm_kernels.template import Template, TemplateError, WarmKernel

LAUNCHER = "ipykernel_launcher"


class WarmProvisioner(LocalProvisioner):
    """Forks kernels from the template at `WARM_KERNELS_ADDRESS`, or from one that this process starts and shares.

    Without a template, an ordinary kernel is started, and the log has the reason.
    """

    modules = List(Unicode(), help="Modules that a template of this kernelspec imports.").tag(config=True)
    watched = List(Unicode(), help="Packages whose change makes a template stale.").tag(config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """A forked kernel; an ordinary one where the command is no IPython kernel's, or there is no template."""
        if LAUNCHER not in cmd:
            return await super().launch_kernel(cmd, **kwargs)
        arguments = cmd[cmd.index(LAUNCHER) + 1 :]
        folder = str(kwargs.get("cwd") or Path.cwd())
        environment = kwargs.get("env") or dict(os.environ)
        try:
            kernel = _fork(self._preparation(), arguments, folder, environment)
        except TemplateError as error:
            # No process is left behind: a started kernel would have answered.
            self.log.warning("An ordinary kernel is started: %s", error)
            return await super().launch_kernel(cmd, **kwargs)
        self.process = cast("Popen[bytes]", kernel)  # with all of its methods that Jupyter uses
        self.pid = kernel.pid
        self.pgid = None  # signals go through the template, which knows whether the process is still this kernel's
        self.cwd = folder
        return self.connection_info

    def _preparation(self) -> Preparation:
        return Preparation(modules=tuple(self.modules), watched=tuple(self.watched))


_own: dict[Preparation, Template] = {}
_starting = threading.Lock()


def _fork(preparation: Preparation, arguments: list[str], folder: str, environment: dict[str, str]) -> WarmKernel:
    """A kernel of the template that others have started, of this process's own, or of a new one, in this order."""
    if shared := os.environ.get(ADDRESS):  # empty: none
        try:
            return WarmKernel.launch(shared, arguments, folder, environment)
        except TemplateError:
            pass  # it died or its code has changed: this process starts its own
    with _starting:
        if template := _own.get(preparation):
            try:
                return WarmKernel.launch(template.address, arguments, folder, environment)
            except TemplateError:
                _own.pop(preparation).close()
        template = _own[preparation] = Template.start(preparation)
    return WarmKernel.launch(template.address, arguments, folder, environment)
