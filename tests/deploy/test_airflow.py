"""The DAGs run in a real Airflow: notebooks by the workbook's own kernel, then the run, then the status."""

import re

import pytest
from packaging.requirements import Requirement

from tests.deploy.airflow_environment import LOCK, Airflow
from tests.deploy.deployed import read
from tests.deploy.executed import charts, errors, injected, not_executed, outputs, read_notebook
from tests.deploy.post_office import PostOffice

NOTEBOOKS = ("1-ingest", "2-eligibility", "3-scores")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def airflow(tmp_path_factory):
    return Airflow(tmp_path_factory.mktemp("airflow"))


@pytest.fixture(scope="module")
def ran(airflow, tmp_path_factory):
    """The folder of a run of the whole DAG over the simulated period, and what Airflow said."""
    folder = tmp_path_factory.mktemp("ran")
    places = {"reports": str(folder / "reports"), "archive": str(folder / "archive")}
    return folder, airflow.run_dag("workbook", period="contoh", formats="html", **places)


def test_the_whole_dag_succeeds(ran):
    _, ended = ran
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert re.search(r"DagRun Finished: dag_id=workbook,.* state=success", ended.stdout + ended.stderr)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_its_notebooks_lie_in_the_archive_of_the_day_executed_with_the_period(ran, name):
    (path,) = (ran[0] / "archive" / "contoh").glob(f"????-??-??/{name}.ipynb")
    notebook = read_notebook(path)
    assert 'period = "contoh"' in injected(notebook)
    assert errors(notebook) == not_executed(notebook) == []
    assert "Kabupaten Contoh" in str(outputs(notebook))
    assert len(charts(notebook)) == (name == "2-eligibility")


def test_its_pages_are_published_though_spreadsheets_have_errors(ran):
    folder, ended = ran
    assert "6 errors in the spreadsheets" in ended.stdout + ended.stderr
    assert len(list((folder / "reports" / "contoh" / "daerah").glob("*.html"))) == 8
    assert "10 published. The last run ended" in ended.stdout + ended.stderr


def test_silence_reaches_a_person(airflow, tmp_path):
    with PostOffice() as post:
        airflow.post_through(post.port)
        silent = airflow.run_dag("workbook_watch", period="contoh", reports=str(tmp_path))
    assert silent.returncode != 0
    assert "No run has ended within 26h." in silent.stdout + silent.stderr
    (letter,) = post.letters
    assert "To: root@localhost" in letter
    assert "workbook_watch" in letter


def test_its_lock_holds_what_is_asked_for_with_hashes():
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE))
    asked = [Requirement(line) for line in read("airflow/requirements.in").splitlines() if not line.startswith("#")]
    assert [own.name for own in asked if not own.specifier.contains(locked.get(own.name, "0"))] == []
    blocks = re.split(r"^(?=[a-z])", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [block.splitlines()[0] for block in blocks if block and "--hash=sha256:" not in block] == []
