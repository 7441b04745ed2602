"""What a client and a template say to each other: lines of JSON over a socket of this machine.

A connection is a kernel: it opens with a Launch, and whoever closes it ends the kernel.
"""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

ADDRESS = "WARM_KERNELS_ADDRESS"  # environment variable: the socket of a template that others have started


@dataclass(frozen=True)
class Preparation:
    """What a template does before its first fork.

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


def line(message: dict[str, Any]) -> bytes:
    """A message as it travels: one line of JSON."""
    return json.dumps(message).encode() + b"\n"


def ask(launch: Launch) -> bytes:
    """The line that asks for a kernel."""
    return line({"launch": asdict(launch)})


def ask_signal(number: int) -> bytes:
    """The line that asks to send a signal to the kernel of this connection."""
    return line({"signal": number})


def read_request(said: bytes) -> Launch | int:
    """The kernel or the signal that a line asks for."""
    read = json.loads(said)
    if "signal" in read:
        return int(read["signal"])
    return Launch(**read["launch"])


def write_preparation(preparation: Preparation) -> str:
    """A preparation as the first line of the template's standard input."""
    return json.dumps(asdict(preparation)) + "\n"


def read_preparation(text: str) -> Preparation:
    """The preparation in such a line."""
    read = json.loads(text)
    return Preparation(**read | {"modules": tuple(read["modules"]), "watched": tuple(read["watched"])})
