"""The client's side: starting a template, and asking it for kernels."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self, cast

from warm_kernels import requests
from warm_kernels.requests import Launch, Preparation

# Libraries that would start threads while the template imports them are told not to; the debugger, which every kernel
# loads, not to warn of modules that Python has frozen.
_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",  # pyarrow's allocator
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
_PATIENCE = 5.0  # seconds in which a killed kernel is gone


class TemplateError(RuntimeError):
    """There is no template to fork from: it could not start, it died, or its code has changed since."""


class Template:
    """A process that forks kernels, owned by this one: it ends when this one does, however that happens."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        """`address` is the socket of the template, for other processes to ask too."""
        self._process = process
        self.address = address
        atexit.register(self.close)

    @classmethod
    def start(cls, preparation: Preparation) -> Self:
        """A template with everything prepared; raises TemplateError with the reason where it cannot be."""
        if sys.platform != "linux":
            raise TemplateError("Kernels are forked on Linux only: elsewhere a kernel could outlive its template.")
        process = subprocess.Popen(
            [sys.executable, "-m", "warm_kernels.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | _ENVIRONMENT,
            start_new_session=True,  # the signals of a terminal are its owner's to handle
        )
        to_it, from_it = cast("IO[str]", process.stdin), cast("IO[str]", process.stdout)
        with suppress(BrokenPipeError):
            to_it.write(requests.write_preparation(preparation))
            to_it.flush()
        address = from_it.readline().strip()
        if not address:
            raise TemplateError(f"The template ended while it was prepared (exit code {process.wait()}).")
        return cls(process, address)

    @property
    def process(self) -> int:
        """The number of the template's process."""
        return self._process.pid

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """Ends it with all its kernels."""
        atexit.unregister(self.close)
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                cast("IO[str]", stream).close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        _remove(self.address)


def _remove(address: str) -> None:
    """The socket of a template that was killed, and its folder."""
    with suppress(OSError):
        Path(address).unlink()
    with suppress(OSError):
        Path(address).parent.rmdir()


class WarmKernel:
    """A kernel forked by a template, with the methods of subprocess.Popen that Jupyter uses."""

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket, process: int) -> None:
        """`connection` stands for the kernel: closing it ends the kernel."""
        self._connection = connection
        self._lock = threading.Lock()
        self.pid = process
        self.returncode: int | None = None

    @classmethod
    def launch(cls, address: str, arguments: Sequence[str], folder: str, environment: Mapping[str, str]) -> Self:
        """A kernel from the template at an address; raises TemplateError where there is none or it is stale."""
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(address)
            connection.sendall(requests.ask(Launch(tuple(arguments), folder, dict(environment))))
            answer = _line(connection)
        except (OSError, ValueError) as error:
            connection.close()
            raise TemplateError(f"The template at {address} does not answer: {error}") from error
        if "process" not in answer:
            connection.close()
            raise TemplateError("The code that the template holds has changed since.")
        return cls(connection, int(answer["process"]))

    def poll(self) -> int | None:
        """The exit code, None while it runs; -9 where its template went away, which takes it along."""
        with self._lock:
            return self._listen(0.0)

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, once it has ended; raises subprocess.TimeoutExpired."""
        with self._lock:
            ended = self._listen(timeout)
        if ended is None:
            raise subprocess.TimeoutExpired("warm kernel", timeout or 0.0)
        return ended

    def send_signal(self, number: int) -> None:
        """Sends a signal to the kernel and whatever it started."""
        if self.poll() is None:
            with suppress(OSError):
                self._connection.sendall(requests.ask_signal(number))
            if number == signal.SIGKILL:
                with suppress(subprocess.TimeoutExpired):
                    self.wait(_PATIENCE)

    def kill(self) -> None:
        """Ends it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Asks it to end."""
        self.send_signal(signal.SIGTERM)

    def _listen(self, timeout: float | None) -> int | None:
        if self.returncode is None:
            self._connection.settimeout(timeout)
            try:
                self.returncode = int(_line(self._connection)["exit"])
            except (BlockingIOError, TimeoutError):
                return None
            except (OSError, ValueError):
                self.returncode = -signal.SIGKILL
            self._connection.close()
        return self.returncode


def _line(connection: socket.socket) -> dict[str, Any]:
    """The next message of a template and nothing of the one after it; raises ValueError where it went away instead."""
    heard = b""
    while not heard.endswith(b"\n"):
        byte = connection.recv(1)
        if not byte:
            raise ValueError("the connection was closed")
        heard += byte
    read: dict[str, Any] = json.loads(heard)
    return read
