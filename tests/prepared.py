"""Processes for tests, forked from one that has their modules imported: a command needs 1 s less, a template 2 s.

A forked process has the folder, the variables, the streams, the arguments and the exit code of one started anew; it
differs in nothing but when its modules were imported. What a start itself promises is tested with processes started
anew: tests/cli/test_start.py, tests/cli/test_locale.py, tests/run/test_killing.py, tests/warm_kernels.

The process that forks is tests/forking.py.
"""

import atexit
import contextlib
import io
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path

from warm_kernels import Preparation, Template
from warm_kernels.requests import write_preparation
from warm_kernels.template import _ENVIRONMENT

ROOT = Path(__file__).parents[1]
ADDRESS = "WORKBOOK_TESTS_{kind}"  # the variable that tells processes of a test where templates are forked
COMMANDS, TEMPLATES = "commands", "templates"
FIRST = 1  # byte of a request, which carries the streams


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
            socket.send_fds(self._connection, [text.read(FIRST)], streams)
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
        [sys.executable, "-m", "tests.forking", kind],
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
