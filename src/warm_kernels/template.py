"""The client: starts a template and requests kernels from it."""

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

# Keeps libraries from starting threads while the template imports them, and the debugger, which every kernel loads,
# from warning of frozen modules.
_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",  # pyarrow's allocator
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
_PATIENCE = 5.0  # seconds until a killed kernel has ended


class TemplateError(RuntimeError):
    """A template could not start, has died, or its code has changed since."""


class Template:
    """A process that forks kernels; it ends when this process, its owner, ends."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        """`address` is the socket of the template, which other processes may use too."""
        self._process = process
        self.address = address
        atexit.register(self.close)

    @classmethod
    def start(cls, preparation: Preparation) -> Self:
        """Starts and prepares a template; raises TemplateError with the reason if that fails."""
        if sys.platform != "linux" or not (hasattr(os, "fork") and hasattr(socket, "AF_UNIX")):
            raise TemplateError("Kernels are forked on Linux only: elsewhere a kernel could outlive its template.")
        process = subprocess.Popen(
            [sys.executable, "-m", "warm_kernels.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | _ENVIRONMENT,
            start_new_session=True,  # signals of a terminal go to its owner only
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
        """The process number of the template."""
        return self._process.pid

    def alive(self) -> bool:
        """Whether the template runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """Ends the template with all its kernels."""
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
    """Deletes the socket of a killed template, and its folder."""
    with suppress(OSError):
        Path(address).unlink()
    with suppress(OSError):
        Path(address).parent.rmdir()


class WarmKernel:
    """A kernel forked by a template, with the methods of subprocess.Popen that Jupyter uses."""

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket, process: int) -> None:
        """Closing `connection` ends the kernel."""
        self._connection = connection
        self._lock = threading.Lock()
        self.pid = process
        self.returncode: int | None = None

    @classmethod
    def launch(cls, address: str, arguments: Sequence[str], folder: str, environment: Mapping[str, str]) -> Self:
        """Requests a kernel from the template at an address; raises TemplateError if there is none or it is stale."""
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
        """The exit code, None while it runs; -9 if the template died, which kills its kernels."""
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
        """Sends a signal to the kernel and its child processes."""
        if self.poll() is None:
            with suppress(OSError):
                self._connection.sendall(requests.ask_signal(number))
            if number == signal.SIGKILL:
                with suppress(subprocess.TimeoutExpired):
                    self.wait(_PATIENCE)

    def kill(self) -> None:
        """Sends SIGKILL."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Sends SIGTERM."""
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
    """The next message of a template, read byte by byte up to its end; raises ValueError if the connection closed."""
    received = b""
    while not received.endswith(b"\n"):
        byte = connection.recv(1)
        if not byte:
            raise ValueError("the connection was closed")
        received += byte
    read: dict[str, Any] = json.loads(received)
    return read
