"""What a debugger takes for the kernel's own code, and steps over."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from ipykernel import ipkernel


class _Module:
    """Stands for a module: nothing but its file."""

    __slots__ = ("__file__",)

    def __init__(self, file: str) -> None:
        self.__file__ = file


_own: dict[str, _Module] = {}


def note_own_modules() -> None:
    """Notes the modules imported so far as a kernel's own; those that follow are its notebooks'."""
    for name, module in sys.modules.items():
        if file := getattr(module, "__file__", None):
            _own[name] = _Module("".join(file))  # a copy: these lie side by side in few pages of memory


@contextmanager
def own_modules() -> Iterator[None]:
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
