"""The template: a process without threads that has modules imported and forks a kernel for each request.

Run as `python -m warm_kernels.server`; `template.Template` starts it. The first line of its standard input is a
Preparation; when that input closes, its owner has ended, and it ends with all its kernels.
"""

import os
import selectors
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from warm_kernels import requests
from warm_kernels.forked import become_kernel
from warm_kernels.preparing import prepare
from warm_kernels.requests import Launch
from warm_kernels.watching import Watched


class Forked(Exception):
    """Raised in the child, so that it leaves the server's loop before it becomes a kernel."""

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        self.launch = launch


class Server:
    """Forks kernels, reports how they ended, and ends them when their client disconnects."""

    def __init__(self, listening: socket.socket, watched: Watched) -> None:
        """`listening` is the socket for requests."""
        self._listening = listening
        self._watched = watched
        self._selector = selectors.DefaultSelector()
        self._kernels: dict[int, socket.socket] = {}  # process -> its client
        self._unread: dict[socket.socket, bytes] = {}
        self._awake, self._wake = socket.socketpair()
        self._wake.setblocking(False)
        self._awake.setblocking(False)

    def serve(self) -> None:
        """Serves until the owner has ended; raises Forked in every child."""
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        for file in (self._listening, sys.stdin.fileno(), self._awake):
            self._selector.register(file, selectors.EVENT_READ)
        try:
            while self._answer():
                pass
        finally:
            _hear_of_no_child()  # those that end from here on would be told to a socket that is closed
            for process in self._kernels:
                _end(process)

    def _answer(self) -> bool:
        """Handles pending events; False when the owner has ended."""
        for key, _ in self._selector.select():
            if key.fileobj is self._listening:
                self._accept()
            elif key.fileobj is self._awake:
                with suppress(BlockingIOError):
                    self._awake.recv(4096)
            elif isinstance(key.fileobj, socket.socket):
                self._receive(key.fileobj)
            elif not os.read(key.fd, 4096):
                return False
        self._reap()
        return True

    def _accept(self) -> None:
        client, _ = self._listening.accept()
        self._unread[client] = b""
        self._selector.register(client, selectors.EVENT_READ)

    def _receive(self, client: socket.socket) -> None:
        """Reads the requests of a client; a closed connection ends its kernel."""
        try:
            received = client.recv(1 << 16)
        except ConnectionError:
            received = b""
        if not received:
            self._drop(client)
            return
        *lines, self._unread[client] = (self._unread[client] + received).split(b"\n")
        for text in lines:
            self._handle(client, requests.read_request(text))

    def _handle(self, client: socket.socket, request: Launch | int) -> None:
        process = next((known for known, asking in self._kernels.items() if asking is client), None)
        if isinstance(request, Launch):
            self._launch(client, request)
        elif process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process, request)

    def _launch(self, client: socket.socket, launch: Launch) -> None:
        if self._watched.changed():
            self._send(client, {"stale": True})
            return
        process = os.fork()
        if process == 0:
            self._close_inherited()
            raise Forked(launch)
        with suppress(PermissionError, ProcessLookupError):
            os.setpgid(process, process)  # in both processes, to avoid a race
        self._kernels[process] = client
        self._send(client, {"process": process})

    def _close_inherited(self) -> None:
        """In the child: closes the sockets and signal handlers of the server."""
        _hear_of_no_child()
        self._selector.close()
        for stream in (self._listening, self._awake, self._wake, *self._unread):
            stream.close()
        self._kernels.clear()

    def _reap(self) -> None:
        """Sends the exit code of each kernel that has ended to its client."""
        for process, client in list(self._kernels.items()):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                del self._kernels[process]
                self._send(client, {"exit": os.waitstatus_to_exitcode(status)})

    def _send(self, client: socket.socket, message: dict[str, object]) -> None:
        with suppress(OSError):
            client.sendall(requests.line(message))

    def _drop(self, client: socket.socket) -> None:
        self._selector.unregister(client)
        del self._unread[client]
        client.close()
        for process, asking in list(self._kernels.items()):
            if asking is client:
                _end(process)


def _hear_of_no_child() -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def _end(process: int) -> None:
    """Kills a kernel and its child processes."""
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)


def main() -> None:
    """Prepares, prints its address, and serves; a forked child leaves this function as a kernel."""
    preparation = requests.read_preparation(sys.stdin.readline())
    watched = Watched.of(preparation.watched)
    prepare(preparation)
    folder = tempfile.mkdtemp(prefix="warm-kernels-", dir=requests.short_folder())  # accessible to its owner only
    address = Path(folder, "template")
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(str(address))
    listening.listen(64)
    is_told = _tell(address)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # kernels must not write to the owner's pipe
    template = os.getpid()
    launch = _serve(Server(listening, watched)) if is_told else None
    if launch is not None:
        become_kernel(launch, template)
        return
    address.unlink()
    address.parent.rmdir()


def _tell(address: Path) -> bool:
    """Whether the owner could be told the address: it may have ended while the template was prepared."""
    try:
        os.write(sys.stdout.fileno(), f"{address}\n".encode())
    except BrokenPipeError:
        return False
    return True


def _serve(server: Server) -> Launch | None:
    """Serves until the owner has ended (None); in a forked child, returns its Launch."""
    try:
        server.serve()
    except Forked as forked:
        return forked.launch
    return None


if __name__ == "__main__":
    main()
