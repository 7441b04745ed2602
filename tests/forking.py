"""The process that forks commands or templates for tests; see tests/prepared.py, the client.

`python -m tests.forking commands` (or `templates`) listens at an address that it prints, and ends with all it forked
when its standard input closes.
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
import sys
import tempfile
import threading
import time
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.prepared import COMMANDS, FIRST, ROOT, fork_templates

_OF_COMMANDS = ("antikorupsi.cli.app", "antikorupsi.cli.running", "antikorupsi.cli.logging", "antikorupsi.run.status",
                "antikorupsi.run.making_pages", "antikorupsi.publish.exchange")  # fmt: skip


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
    first, streams, _, _ = socket.recv_fds(client, FIRST, 3)
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
