"""The template: a process without threads that holds modules ready and forks a kernel for each request.

Run as `python -m warm_kernels.server`; `template.Template` starts it. The first line of its standard input says what to
prepare; when that input closes, its owner is gone and it ends, with all its kernels.
"""

import builtins
import gc
import os
import selectors
import signal
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

from warm_kernels import requests
from warm_kernels.forked import become_kernel
from warm_kernels.pages import gather_pages
from warm_kernels.requests import Launch, Preparation
from warm_kernels.watching import Watched

# What every IPython kernel imports as it starts and as it runs its first cell.
KERNEL_MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.magics.ast_mod",
    "IPython.core.magics.execution",
    "IPython.core.magics.pylab",
    "IPython.core.magics",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "warm_kernels.application",
    "warm_kernels.debugging",
    "warm_kernels.shells",
    "warm_kernels.streams",
    "tornado.platform.asyncio",
    "tornado.queues",
    "encodings.idna",
    "psutil",
)
_TASKS = Path("/proc/self/task")


class Forked(Exception):
    """Raised in the child, so that it leaves the server's loop before it becomes a kernel."""

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        self.launch = launch


class ThreadsError(RuntimeError):
    """Something that was prepared runs threads: a fork would lose them, with the locks that they hold."""


def prepare(preparation: Preparation) -> None:
    """Imports and calls what was asked for; raises ThreadsError that names whatever started a thread."""
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
    gc.freeze()  # what is here now is never looked at again by the collector, so its pages stay shared
    gather_pages()


def _import(modules: Iterable[str]) -> None:
    for name in modules:
        with _asked_like_a_kernel():
            import_module(name)
        _refuse_threads(name)


def _look_for_backends() -> None:
    """Where charts are drawn, each kernel would look through all packages for ways to draw, and import its own."""
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.backends"].backend_registry.list_all()
        import_module("matplotlib_inline.backend_inline")


@contextmanager
def _asked_like_a_kernel() -> Iterator[None]:
    """While a module is imported, it finds the shell of a kernel: pandas chooses then how many columns it shows."""
    builtins.get_ipython = lambda: SimpleNamespace(kernel=None)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        del builtins.get_ipython  # type: ignore[attr-defined]


def _refuse_threads(culprit: str) -> None:
    if (count := len(list(_TASKS.iterdir()))) > 1:
        raise ThreadsError(f"{culprit} started {count - 1} threads; a process with threads cannot be forked safely.")


class Server:
    """Forks kernels, tells how they ended, and ends them when whoever asked for them goes away."""

    def __init__(self, listening: socket.socket, watched: Watched) -> None:
        """`listening` is where requests arrive."""
        self._listening = listening
        self._watched = watched
        self._selector = selectors.DefaultSelector()
        self._kernels: dict[int, socket.socket] = {}  # process -> who asked for it
        self._unread: dict[socket.socket, bytes] = {}
        self._awake, self._wake = socket.socketpair()
        self._wake.setblocking(False)
        self._awake.setblocking(False)

    def serve(self) -> None:
        """Answers until the owner is gone; raises Forked in every child."""
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        for file in (self._listening, sys.stdin.fileno(), self._awake):
            self._selector.register(file, selectors.EVENT_READ)
        try:
            while self._answer():
                pass
        finally:
            for process in self._kernels:
                _end(process)

    def _answer(self) -> bool:
        """Handles what has happened; false when the owner is gone."""
        for key, _ in self._selector.select():
            if key.fileobj is self._listening:
                self._accept()
            elif key.fileobj is self._awake:
                with suppress(BlockingIOError):
                    self._awake.recv(4096)
            elif isinstance(key.fileobj, socket.socket):
                self._hear(key.fileobj)
            elif not os.read(key.fd, 4096):
                return False
        self._reap()
        return True

    def _accept(self) -> None:
        client, _ = self._listening.accept()
        self._unread[client] = b""
        self._selector.register(client, selectors.EVENT_READ)

    def _hear(self, client: socket.socket) -> None:
        """Reads what a client says; one that went away takes its kernel along."""
        try:
            heard = client.recv(1 << 16)
        except ConnectionError:
            heard = b""
        if not heard:
            self._forget(client)
            return
        *lines, self._unread[client] = (self._unread[client] + heard).split(b"\n")
        for said in lines:
            self._obey(client, requests.read_request(said))

    def _obey(self, client: socket.socket, said: Launch | int) -> None:
        process = next((known for known, asking in self._kernels.items() if asking is client), None)
        if isinstance(said, Launch):
            self._launch(client, said)
        elif process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process, said)

    def _launch(self, client: socket.socket, launch: Launch) -> None:
        if self._watched.changed():
            self._tell(client, {"stale": True})
            return
        process = os.fork()
        if process == 0:
            self._leave()
            raise Forked(launch)
        with suppress(PermissionError, ProcessLookupError):
            os.setpgid(process, process)  # here and in the child: whichever comes first
        self._kernels[process] = client
        self._tell(client, {"process": process})

    def _leave(self) -> None:
        """In the child: nothing of the server's is left open or listened to."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._selector.close()
        for stream in (self._listening, self._awake, self._wake, *self._unread):
            stream.close()
        self._kernels.clear()

    def _reap(self) -> None:
        """Tells who asked for it how each kernel ended that has."""
        for process, client in list(self._kernels.items()):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                del self._kernels[process]
                self._tell(client, {"exit": os.waitstatus_to_exitcode(status)})

    def _tell(self, client: socket.socket, said: dict[str, object]) -> None:
        with suppress(OSError):
            client.sendall(requests.line(said))

    def _forget(self, client: socket.socket) -> None:
        self._selector.unregister(client)
        del self._unread[client]
        client.close()
        for process, asking in list(self._kernels.items()):
            if asking is client:
                _end(process)


def _end(process: int) -> None:
    """Kills a kernel and whatever it started."""
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)


def main() -> None:
    """Prepares, says where it listens, and serves; a child comes out of here as a kernel."""
    preparation = requests.read_preparation(sys.stdin.readline())
    watched = Watched.of(preparation.watched)
    prepare(preparation)
    address = Path(tempfile.mkdtemp(prefix="warm-kernels-"), "template")  # only its owner may look into the folder
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(str(address))
    listening.listen(64)
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # kernels write to the console, not to the owner's pipe
    template = os.getpid()
    launch = _serve(Server(listening, watched))
    if launch is not None:
        become_kernel(launch, template)
        return
    address.unlink()
    address.parent.rmdir()


def _serve(server: Server) -> Launch | None:
    """None when the owner is gone; in a child, what it is to become, with the server's calls behind it."""
    try:
        server.serve()
    except Forked as forked:
        return forked.launch
    return None


if __name__ == "__main__":
    main()
