"""The shell of a kernel, made by the template before it forks."""

from typing import Any

from ipykernel.compiler import XCachingCompiler
from ipykernel.ipkernel import IPythonKernel
from ipykernel.zmqshell import ZMQInteractiveShell
from traitlets.config import Config

from warm_kernels.debugging import kernel_modules

# Settings that do not change the shell; the kernel makes its own history.
_OF_THE_KERNEL = {"IPKernelApp", "ForkedApp", "ConnectionFileMixin", "KernelManager", "Session", "HistoryManager"}


def make_shell() -> None:
    """Makes the shell for kernels forked from this process; without history, which would run a thread."""
    quiet = Config(HistoryManager={"enabled": False})
    ZMQInteractiveShell.instance(config=quiet, user_ns={}, compiler_class=XCachingCompiler)


class ForkedKernel(IPythonKernel):
    """A kernel that uses the shell it was forked with, unless it was given other settings for a shell."""

    def __init__(self, **options: Any) -> None:
        """`options` are those of ipykernel."""
        made = self._made_shell(**options)
        if made is None:
            ZMQInteractiveShell.clear_instance()
        else:
            options["user_ns"] = made.user_ns
        with kernel_modules():
            super().__init__(**options)  # type: ignore[no-untyped-call]
        if made is not None:
            self._adopt(made)

    @staticmethod
    def _made_shell(*, parent: Any, profile_dir: Any, user_ns: Any, **_others: Any) -> Any:
        """The shell made before the fork, if ipykernel would make an equal one now."""
        if not ZMQInteractiveShell.initialized() or user_ns is not None or set(parent.config) - _OF_THE_KERNEL:
            return None
        made: Any = ZMQInteractiveShell.instance()
        return made if made.profile_dir.location == profile_dir.location else None

    def _adopt(self, shell: Any) -> None:
        """Gives the shell what ipykernel gives a new one, and what the fork removed."""
        shell.parent = shell.kernel = self
        shell.log, shell.profile_dir, shell.config = self.log, self.profile_dir, self.config
        shell.init_environment()
        shell.configurables.remove(shell.history_manager)
        shell.init_history()
