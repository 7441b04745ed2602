"""How a forked process becomes an ordinary IPython kernel."""

import ctypes
import os
import random
import signal
import sys
from typing import Any

from warm_kernels.requests import Launch

_PR_SET_PDEATHSIG = 1  # Linux: the signal a process gets when its parent dies
_STREAM = "warm_kernels.streams.PromptStream"
_KERNEL = "warm_kernels.shells.ForkedKernel"


def become_kernel(launch: Launch, template: int) -> None:
    """Runs an ipykernel in this process until it ends; `template` is the number of the parent process."""
    _stand_alone(template)
    os.chdir(launch.folder)
    os.environ.clear()
    os.environ.update(launch.environment)
    _reseed()
    _run_kernel(list(launch.arguments))


def _stand_alone(template: int) -> None:
    """Starts a process group, and ends this process when the template dies."""
    os.setpgid(0, 0)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != template:
        os._exit(1)  # the template died between the fork and here
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, sys.stdin.fileno())
    os.close(nothing)


def _reseed() -> None:
    """Seeds random generators anew, so that two kernels of one template draw different numbers."""
    random.seed()
    if "numpy" in sys.modules:
        import numpy as np

        np.random.seed()


def _run_kernel(arguments: list[str]) -> None:
    from ipykernel.kernelapp import IPKernelApp

    from warm_kernels.application import ForkedApp

    IPKernelApp.clear_instance()
    app: Any = ForkedApp.instance(parent_handle=os.getppid(), outstream_class=_STREAM, kernel_class=_KERNEL)
    app.initialize(arguments)
    app.log.setLevel(app.log_level)  # else log messages below this level are formatted four times a cell
    if "matplotlib.pyplot" in sys.modules:
        # pyplot chose its backend when the template imported it; without this, charts vanish without an error.
        app.shell.run_line_magic("matplotlib", "inline")
    app.start()
