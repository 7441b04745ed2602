"""The modules that a debugger treats as part of the kernel and steps over."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from ipykernel import ipkernel


class _Module:
    """A stand-in for a module that has only its file."""

    __slots__ = ("__file__",)

    def __init__(self, file: str) -> None:
        self.__file__ = file


_own: dict[str, _Module] = {}


def note_own_modules() -> None:
    """Records the modules imported so far as part of the kernel; later ones belong to notebooks."""
    for name, module in sys.modules.items():
        if file := getattr(module, "__file__", None):
            _own[name] = _Module("".join(file))  # a copy, so that they share few pages of memory


@contextmanager
def kernel_modules() -> Iterator[None]:
    """Meanwhile a kernel that is made takes those for all there are.

    An ordinary kernel is made before a notebook imports anything, and its debugger steps into whatever does come.
    ipykernel looks at every module there is as it makes a kernel (and at nothing else of `sys` then), and of some
    thousand a fork copies the memory: a tenth of what its start takes.
    """
    looking: Any = ipkernel
    looking.sys = SimpleNamespace(modules=_own)
    try:
        yield
    finally:
        looking.sys = sys
