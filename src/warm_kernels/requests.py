"""The protocol of client and template: lines of JSON over a Unix socket.

A connection is a kernel: the client opens it with a Launch; closing it ends the kernel.
"""

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field
from typing import Any

ADDRESS = "WARM_KERNELS_ADDRESS"  # environment variable: the socket of a running template
_LONGEST_FOLDER = 72  # bytes; a socket's path may have 103 on macOS and 107 on Linux


@dataclass(frozen=True)
class Preparation:
    """What a template does before it forks.

    `modules` are imported in this order; `call` ("module:function") is then called with `argument`; where any file of
    the packages `watched` changes afterwards, the template is stale and starts no more kernels.
    """

    modules: tuple[str, ...] = ()
    call: str = ""
    argument: Any = None
    watched: tuple[str, ...] = ()


@dataclass(frozen=True)
class Launch:
    """A kernel to start: the arguments of `ipykernel_launcher`, the folder and the environment it runs in."""

    arguments: tuple[str, ...]
    folder: str
    environment: dict[str, str] = field(default_factory=dict)


def short_folder() -> str:
    """A folder for temporary files whose path leaves room for the name of a socket, which systems bound."""
    usual = tempfile.gettempdir()
    others = (folder for folder in ("/tmp", "/var/tmp") if os.access(folder, os.W_OK))  # noqa: S108 mkdtemp makes it ours
    return usual if len(os.fsencode(usual)) <= _LONGEST_FOLDER else next(others, usual)


def line(message: dict[str, Any]) -> bytes:
    """A message as one line of JSON."""
    return json.dumps(message).encode() + b"\n"


def ask(launch: Launch) -> bytes:
    """The line that requests a kernel."""
    return line({"launch": asdict(launch)})


def ask_signal(number: int) -> bytes:
    """The line that requests a signal for the kernel of this connection."""
    return line({"signal": number})


def read_request(text: bytes) -> Launch | int:
    """The Launch or the signal number in a line."""
    read = json.loads(text)
    if "signal" in read:
        return int(read["signal"])
    return Launch(**read["launch"])


def write_preparation(preparation: Preparation) -> str:
    """A preparation as one line of JSON, the first of the template's standard input."""
    return json.dumps(asdict(preparation)) + "\n"


def read_preparation(text: str) -> Preparation:
    """The inverse of `write_preparation`."""
    read = json.loads(text)
    return Preparation(**read | {"modules": tuple(read["modules"]), "watched": tuple(read["watched"])})
