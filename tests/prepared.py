"""Processes for tests, forked from one that has their modules imported: a command needs 1 s less, a template 2 s.

A forked process has the folder, the variables, the streams, the arguments and the exit code of one started anew; it
differs in nothing but when its modules were imported. What a start itself promises is tested with processes started
anew: tests/cli/test_start.py, tests/cli/test_locale.py, tests/run/test_killing.py, tests/warm_kernels.

`python -m tests.prepared commands` (or `templates`) is the process that forks. It listens at an address that it
prints, and ends with all it forked when its standard input closes.
"""

import atexit
import contextlib
import gc
import io
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from warm_kernels import Preparation, Template
from warm_kernels.requests import write_preparation
from warm_kernels.template import _ENVIRONMENT

ROOT = Path(__file__).parents[1]
ADDRESS = "WORKBOOK_TESTS_{kind}"  # the variable that tells processes of a test where templates are forked
COMMANDS, TEMPLATES = "commands", "templates"
_OF_COMMANDS = ("antikorupsi.cli.app", "antikorupsi.cli.running", "antikorupsi.cli.logging", "antikorupsi.run.status",
                "antikorupsi.run.making_pages", "antikorupsi.publish.exchange")  # fmt: skip
_REPORTED = 1  # byte


def available():
    """Whether processes can be forked here and would find the modules that a new one would."""
    return sys.platform == "linux" and "PYTHONPATH" not in os.environ


class Forked:
    """A process that another one forked, with the methods of subprocess.Popen that are used of it."""

    def __init__(self, kind, request, streams):
        self.stdin = self.stdout = None
        self.returncode = None
        self._connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._connection.connect(address_of(kind))
        with io.BytesIO(json.dumps({"folder": str(Path.cwd())} | request).encode() + b"\n") as text:
            socket.send_fds(self._connection, [text.read(_REPORTED)], streams)
            self._connection.sendall(text.read())
        self._heard = self._connection.makefile("r", encoding="utf-8")
        self.pid = int(self._heard.readline())

    def wait(self, timeout=None):
        """The exit code."""
        if self.returncode is None:
            self._connection.settimeout(timeout)
            try:
                self.returncode = int(self._heard.readline())
            except TimeoutError:
                raise subprocess.TimeoutExpired("forked process", timeout) from None
            self._heard.close()
            self._connection.close()
        return self.returncode

    def poll(self):
        """The exit code, None while it runs."""
        if self.returncode is None:
            with selectors.DefaultSelector() as selector:
                selector.register(self._connection, selectors.EVENT_READ)
                if not selector.select(0):
                    return None
        return self.wait()

    def kill(self):
        """Kills it."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


@cache
def address_of(kind):
    """The address of the process that forks this kind; started by the first who asks, or by who started this one."""
    if known := os.environ.get(ADDRESS.format(kind=kind.upper())):
        return known
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.prepared", kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
        env=os.environ | (_ENVIRONMENT if kind == TEMPLATES else {}),
        start_new_session=True,
    )
    atexit.register(_end, process)
    return process.stdout.readline().strip()


def _end(process):
    process.stdin.close()
    process.stdout.close()
    process.wait()


def run_command(*arguments, folder=None):
    """The command `workbook` in a forked process, as subprocess.run gives it; one started anew where none can be."""
    if not available():
        command = [str(Path(sys.executable).with_name("workbook")), *arguments]
        return subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder)
    environment = dict(os.environ) | {ADDRESS.format(kind="TEMPLATES"): address_of(TEMPLATES)}
    request = {"arguments": ["workbook", *arguments], "environment": environment}
    request |= {"folder": str(folder)} if folder else {}
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as errors, Path(os.devnull).open("rb") as nothing:
        code = Forked(COMMANDS, request, [nothing.fileno(), said.fileno(), errors.fileno()]).wait()
        texts = [_text_of(file) for file in (said, errors)]
    return subprocess.CompletedProcess(arguments, code, *texts)


def _text_of(file):
    file.seek(0)
    return file.read().decode()


class PreparedTemplate(Template):
    """A template that is forked, not started."""

    @classmethod
    def start(cls, preparation: Preparation):
        """Forks a template and lets it prepare what is particular to it."""
        if not available():
            return super().start(preparation)
        (asked, to_it), (from_it, told) = os.pipe(), os.pipe()
        process = Forked(TEMPLATES, {"environment": os.environ | _ENVIRONMENT}, [asked, told, sys.__stderr__.fileno()])
        os.close(asked)
        os.close(told)
        process.stdin, process.stdout = os.fdopen(to_it, "w"), os.fdopen(from_it)
        process.stdin.write(write_preparation(preparation))
        process.stdin.flush()
        return cls(process, process.stdout.readline().strip())


def fork_templates():
    """From now on runs of this process get forked templates."""
    import_module("antikorupsi.run.kernels").Template = PreparedTemplate


def _serve(kind):
    """Forks a process for each request until standard input closes; returns the request in the forked one."""
    folder = tempfile.mkdtemp(prefix="prepared-", dir="/tmp")
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(f"{folder}/{kind}")
    listening.listen(64)
    sys.stdout.write(f"{folder}/{kind}\n")
    sys.stdout.flush()
    awake, wake = socket.socketpair()
    for end in (awake, wake):
        end.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
    clients = {}
    with selectors.DefaultSelector() as selector:
        for file in (listening, awake, 0):
            selector.register(file, selectors.EVENT_READ)
        while 0 not in (ready := [key.fileobj for key, _ in selector.select()]):
            if listening in ready:
                client, _ = listening.accept()
                request, streams = _request_of(client)
                process = os.fork()
                if process == 0:
                    signal.set_wakeup_fd(-1)
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    for end in (listening, awake, wake, client, *clients.values()):
                        end.close()
                    return request, streams
                for stream in streams:
                    os.close(stream)
                client.sendall(f"{process}\n".encode())
                clients[process] = client
            if awake in ready:
                with contextlib.suppress(BlockingIOError):
                    awake.recv(4096)
            _reap(clients)
    for process in clients:
        os.killpg(process, signal.SIGKILL)
    Path(folder, kind).unlink()
    Path(folder).rmdir()
    return None


def _request_of(client):
    first, streams, _, _ = socket.recv_fds(client, _REPORTED, 3)
    with client.makefile("rb") as text:
        return json.loads(first + text.readline()), streams


def _reap(clients):
    for process in list(clients):
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            with clients.pop(process) as client, contextlib.suppress(OSError):
                client.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())


def _become(request, streams):
    """In the forked process: the session, folder, variables and streams of the one that was asked for."""
    os.setsid()
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    time.tzset()
    sys.modules["__main__"] = ModuleType("__main__")  # pools import the main module again in each of their processes
    sys.argv = request.get("arguments", ["server"])
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), "utf-8")
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(io.FileIO(2, "w", closefd=False)), "utf-8", "backslashreplace", line_buffering=True
    )
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr


def _call(main):
    """Ends this process as Python ends after `main`."""
    code = 1
    try:
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        threading._shutdown()
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)


def _import_what_is_needed(kind):
    if kind == COMMANDS:
        for name in _OF_COMMANDS:
            import_module(name)
        fork_templates()
        return import_module("antikorupsi.cli").main
    from warm_kernels.preparing import KERNEL_MODULES, _import

    config = json.loads((ROOT / "src/warm_kernels/kernelspec/kernel.json").read_text(encoding="utf-8"))
    _import(KERNEL_MODULES)
    sys.modules["warm_kernels.debugging"].note_own_modules()
    _import(config["metadata"]["kernel_provisioner"]["config"]["modules"])
    return import_module("warm_kernels.server").main


if __name__ == "__main__":
    _main = _import_what_is_needed(sys.argv[1])
    gc.collect()
    gc.freeze()
    if _asked := _serve(sys.argv[1]):
        _become(*_asked)
        _call(_main)
