"""A JupyterLab without a window, for the tests that need a running one."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 300  # seconds


class Lab:
    """A JupyterLab on the loopback, with a home and a root folder of its own that holds the notebooks."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "root"
        shutil.copytree(ROOT / "notebooks", self.root / "notebooks", ignore=shutil.ignore_patterns("jobs"))
        self._token = "told-only-here"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "WORKBOOK"))}
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "jupyterlab", *self._options()],
                env=kept | {"HOME": str(folder), "JUPYTER_TOKEN": self._token},
                cwd=self.root,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_for(self._answers)

    def address(self, path: str) -> str:
        """Where a browser finds a path of the root folder, with the token that opens it."""
        return f"http://127.0.0.1:{self._port}/{path}?token={self._token}"

    def ask(self, path: str, body: object = None) -> object:
        """What a path of the server answers to a GET, or with a body to a POST."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}/{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {self._token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or "null")

    def close(self) -> None:
        """Ends the server and everything that it started."""
        started = [self.process, *psutil.Process(self.process.pid).children(recursive=True)]
        self.process.send_signal(signal.SIGTERM)
        _, alive = psutil.wait_procs(started[1:], timeout=10)
        for process in alive:
            process.kill()
        self.process.kill()
        self.process.wait()

    def _options(self):
        only_here = ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={self._port}", "--ServerApp.port_retries=0"]
        return [*only_here, f"--ServerApp.root_dir={self.root}", "--no-browser", "--allow-root"]

    def _answers(self) -> bool:
        assert self.process.poll() is None, "JupyterLab ended"
        try:
            return bool(self.ask("api/status"))
        except OSError:
            return False


def wait_for(happened):
    """The first true answer."""
    for _ in range(PATIENCE):
        if answer := happened():
            return answer
        time.sleep(1)
    raise AssertionError(f"still waiting after {PATIENCE} seconds")
