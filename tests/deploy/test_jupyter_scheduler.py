"""Jobs in a running JupyterLab, made as the documentation says: run with their parameters, or kept for their time."""

import json
import re
from pathlib import Path

import pytest

from tests.deploy.deployed import ROOT, printed
from tests.deploy.executed import charts, errors, injected, not_executed, outputs, read_notebook
from tests.running_lab import wait_for

COMMAND = printed("curl ")
DEFINITION = json.loads((ROOT / re.search(r"--data @(\S+)", COMMAND)[1]).read_text(encoding="utf-8"))
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def job(lab):
    """The definition's job, run at once for a fictitious region."""
    body = {name: value for name, value in DEFINITION.items() if name not in ("schedule", "timezone")}
    body["parameters"] = body["parameters"] | {"period": '"contoh"', "region": '"01.03"'}
    path = f"scheduler/jobs/{lab.ask('scheduler/jobs', body)['job_id']}"
    wait_for(lambda: lab.ask(path)["status"] in ("COMPLETED", "FAILED"))  # before it begins it is called STOPPED
    return lab.ask(path)


@pytest.fixture(scope="module")
def made(lab, job):
    """The files of the job by their format, brought into the root folder."""
    path = f"scheduler/jobs/{job['job_id']}"
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


PICTURED = ("criteria", "components", "indicators", "positions_chart", "trend")  # bullets in tables, then charts


def test_its_charts_are_there(made):
    drawn = [f"region_report.{name}(view)" for name in PICTURED]
    assert charts(read_notebook(made["ipynb"])) == drawn


def test_its_page_is_there(made):
    assert "Kabupaten Contoh Harapan" in made["html"].read_text(encoding="utf-8")


def test_a_definition_is_kept_with_its_time_and_parameters(lab):
    path = re.search(r"http://localhost:8888/(\S+)$", COMMAND)[1]
    identifier = lab.ask(path, DEFINITION)["job_definition_id"]
    (listed,) = lab.ask("scheduler/job_definitions")["job_definitions"]
    assert (listed["job_definition_id"], listed["active"]) == (identifier, True)
    asked = {name: value for name, value in DEFINITION.items() if name != "input_uri"}
    assert {name: listed[name] for name in asked} == asked
    assert listed["input_filename"] == Path(DEFINITION["input_uri"]).name
