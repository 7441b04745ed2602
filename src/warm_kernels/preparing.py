"""What is done once in a template, so that each kernel need not do it: imports, a call, and a shell without threads."""

import builtins
import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

from warm_kernels.pages import gather_pages
from warm_kernels.requests import Preparation

# What every IPython kernel imports as it starts and as it runs its first cell.
KERNEL_MODULES = (
    "ipykernel.kernelapp", "ipykernel.debugger", "IPython.core.completerlib", "IPython.core.debugger",
    "IPython.core.magics.ast_mod", "IPython.core.magics.execution", "IPython.core.magics.pylab",
    "IPython.core.magics", "IPython.core.oinspect", "IPython.extensions.storemagic", "warm_kernels.application",
    "warm_kernels.debugging", "warm_kernels.shells", "warm_kernels.streams", "tornado.platform.asyncio",
    "tornado.queues", "encodings.idna", "psutil",
)  # fmt: skip
_TASKS = Path("/proc/self/task")


class ThreadsError(RuntimeError):
    """The preparation started threads: a fork would lose them and keep the locks that they hold."""


def prepare(preparation: Preparation) -> None:
    """Imports the modules and makes the call; raises ThreadsError that names the module that started a thread."""
    _import(KERNEL_MODULES)
    sys.modules["warm_kernels.debugging"].note_own_modules()
    _import(preparation.modules)
    _look_for_backends()
    if preparation.call:
        module, _, function = preparation.call.partition(":")
        getattr(import_module(module), function)(preparation.argument)
        _refuse_threads(preparation.call)
    sys.modules["warm_kernels.shells"].make_shell()
    _refuse_threads("The shell")
    gc.collect()
    gc.freeze()  # the garbage collector skips these objects from now on, so their pages stay shared
    gather_pages()


def _import(modules: Iterable[str]) -> None:
    for name in modules:
        with _asked_like_a_kernel():
            import_module(name)
        _refuse_threads(name)


def _look_for_backends() -> None:
    """Loads matplotlib's backends, which each kernel would otherwise search for in all packages."""
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.backends"].backend_registry.list_all()
        import_module("matplotlib_inline.backend_inline")


@contextmanager
def _asked_like_a_kernel() -> Iterator[None]:
    """Makes a kernel's shell visible during imports: pandas sets its display options by it."""
    builtins.get_ipython = lambda: SimpleNamespace(kernel=None)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        del builtins.get_ipython  # type: ignore[attr-defined]


def _refuse_threads(culprit: str) -> None:
    if (count := len(list(_TASKS.iterdir()))) > 1:
        raise ThreadsError(f"{culprit} started {count - 1} threads; a process with threads cannot be forked safely.")
