"""Jobs in a running JupyterLab, made as the documentation says: run with their parameters, or kept for their time."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.deploy.deployed import ROOT, printed
from tests.deploy.executed import charts, errors, injected, not_executed, outputs, read_notebook

COMMAND = printed("curl ")
DEFINITION = json.loads((ROOT / re.search(r"--data @(\S+)", COMMAND)[1]).read_text(encoding="utf-8"))
PATIENCE = 300  # seconds
pytestmark = pytest.mark.slow


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

    def ask(self, path: str, body: object = None) -> object:
        """What a path below /scheduler answers to a GET, or with a body to a POST."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}/scheduler/{path}",
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
            return bool(self.ask("runtime_environments"))
        except OSError:
            return False


def wait_for(happened):
    """The first true answer."""
    for _ in range(PATIENCE):
        if answer := happened():
            return answer
        time.sleep(1)
    raise AssertionError(f"still waiting after {PATIENCE} seconds")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    running = Lab(tmp_path_factory.mktemp("lab"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def job(lab):
    """The definition's job, run at once for a fictitious region."""
    body = {name: value for name, value in DEFINITION.items() if name not in ("schedule", "timezone")}
    body["parameters"] = body["parameters"] | {"period": '"contoh"', "region": '"01.03"'}
    path = f"jobs/{lab.ask('jobs', body)['job_id']}"
    wait_for(lambda: lab.ask(path)["status"] in ("COMPLETED", "FAILED"))  # before it begins it is called STOPPED
    return lab.ask(path)


@pytest.fixture(scope="module")
def made(lab, job):
    """The files of the job by their format, brought into the root folder."""
    path = f"jobs/{job['job_id']}"
    lab.ask(f"{path}/download_files")
    wait_for(lambda: lab.ask(path)["downloaded"])
    return {own["file_format"]: lab.root / own["file_path"] for own in lab.ask(path)["job_files"]}


def test_a_job_runs_to_its_end(job):
    assert (job["status"], job["status_message"]) == ("COMPLETED", None)


def test_its_notebook_is_executed_with_the_parameters(made):
    notebook = read_notebook(made["ipynb"])
    assert injected(notebook) == 'period = "contoh"\nregion = "01.03"'
    assert errors(notebook) == not_executed(notebook) == []
    assert "Kabupaten Contoh Harapan" in str(outputs(notebook))
    assert "Kota Blitar" not in str(outputs(notebook))


def test_its_charts_are_there(made):
    drawn = [f"figures.{name}(view)" for name in ("criteria", "indicators", "positions", "trend")]
    assert charts(read_notebook(made["ipynb"])) == drawn


def test_its_page_is_there(made):
    assert "Kabupaten Contoh Harapan" in made["html"].read_text(encoding="utf-8")


def test_a_definition_is_kept_with_its_time_and_parameters(lab):
    path = re.search(r"http://localhost:8888/scheduler/(\S+)$", COMMAND)[1]
    identifier = lab.ask(path, DEFINITION)["job_definition_id"]
    (listed,) = lab.ask("job_definitions")["job_definitions"]
    assert (listed["job_definition_id"], listed["active"]) == (identifier, True)
    asked = {name: value for name, value in DEFINITION.items() if name != "input_uri"}
    assert {name: listed[name] for name in asked} == asked
    assert listed["input_filename"] == Path(DEFINITION["input_uri"]).name
