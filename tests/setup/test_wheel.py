"""The wheel alone is enough: in a fresh environment, far from any checkout, by a user who owns neither."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.setup.declared import ROOT

pytestmark = pytest.mark.slow
_SYSTEM_PYTHON = Path("/usr/bin/python3")  # one that every user may run; that of this environment may be in a home


@pytest.fixture(scope="module")
def place():
    """A folder that every user may enter."""
    made = Path(tempfile.mkdtemp(prefix="workbook-wheel-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def stranger():
    """Another user where this one may become one, and the Python that they share."""
    version = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    shared = _SYSTEM_PYTHON.exists() and subprocess.run([_SYSTEM_PYTHON, "-c", version], check=False).returncode == 0
    if shared and os.geteuid() == 0:
        return {"user": 65534, "group": 65534, "extra_groups": []}, _SYSTEM_PYTHON
    return {}, Path(sys.executable)


@pytest.fixture(scope="module")
def environment(place, stranger):
    """An environment that holds the wheel and what it names, at the versions of the lock file."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place / "wheel")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (place / "wheel").glob("*.whl")
    uv, there = [sys.executable, "-m", "uv", "--quiet"], place / "environment"
    subprocess.run([*uv, "venv", "--python", stranger[1], there], check=True)
    lock = ROOT / "requirements.lock"
    subprocess.run([*uv, "pip", "install", "--python", there / "bin/python", wheel, "-c", lock], cwd=place, check=True)
    return there


@pytest.fixture(scope="module")
def compiled(place, stranger):
    """The variable by which commands find what the first of them compiled: none may write into the environment."""
    folder = place / "compiled"
    folder.mkdir()
    if stranger[0]:
        os.chown(folder, 65534, 65534)
    return {"PYTHONPYCACHEPREFIX": str(folder)}


@pytest.fixture(scope="module")
def called(environment, place, stranger, compiled):
    """A function that runs the command of the wheel as the stranger, whose home is empty."""
    home = place / "home"
    home.mkdir()
    if stranger[0]:
        os.chown(home, 65534, 65534)
    known = {"PATH": f"{environment / 'bin'}:/usr/bin:/bin", "HOME": str(home), "WORKBOOK_STRICT": "1", **compiled}

    def run(*arguments, folder=home):
        command = [environment / "bin" / "workbook", *arguments]
        return subprocess.run(
            command, cwd=folder, env=known, check=False, capture_output=True, text=True, **stranger[0]
        )

    return run, home


def test_a_stranger_comes_from_the_wheel_to_a_first_report(called):
    run, home = called
    made = run("new", "daerah")
    assert made.returncode == 0, made.stderr
    project = home / "daerah"
    assert {"notebooks", "data", "reports", "README.md"} <= {path.name for path in project.iterdir()}
    given = ("run", "--period", "contoh", "--region", "01.02")
    made = run(*given, folder=project)
    assert made.returncode == 1, "the simulated set has errors on purpose: " + made.stderr
    reports = project / "reports" / "contoh"
    (page,) = (reports / "daerah").glob("*.html")
    assert "Kabupaten Contoh Sejahtera" in page.read_text(encoding="utf-8")
    assert {path.suffix for path in page.parent.iterdir()} == {".html", ".ipynb", ".json", ".pdf", ".xlsx"}
    again = run("trace", "01.02", "spi", "--period", "contoh", "--project", str(project))
    assert "Kabupaten Contoh Sejahtera" in again.stdout, again.stderr


def test_a_reader_who_may_not_write_into_a_project_traces_a_figure_all_the_same(called, environment, place, compiled):
    run, home = called
    owner = os.environ | compiled
    command = [environment / "bin" / "workbook"]
    project, cache = place / "bersama", home / ".cache" / "workbook-antikorupsi"
    subprocess.run([*command, "new", project], env=owner, check=True, capture_output=True)
    given = ("trace", "01.02", "spi", "--period", "contoh", "--project", str(project))
    if os.geteuid() != 0:
        project.joinpath("data").chmod(0o555)
    traced = run(*given)
    assert "Kabupaten Contoh Sejahtera" in traced.stdout, traced.stderr
    assert list(cache.glob("*/contoh")), "where nothing is, the reader keeps tables of their own"
    shutil.rmtree(cache)
    project.joinpath("data").chmod(0o755)
    subprocess.run([*command, *given], env=owner, check=True, capture_output=True)
    (project / "data" / "processed").chmod(0o555)
    assert run(*given).stdout == traced.stdout
    assert not list(cache.glob("*/contoh")), "what is there is used"


def test_a_command_outside_of_any_project_says_how_to_make_one(called):
    run, _ = called
    ended = run("status")
    assert ended.returncode == 2
    assert "workbook new FOLDER" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_nothing_that_lies_in_a_folder_is_overwritten(called):
    run, home = called
    (home / "ada").mkdir()
    (home / "ada" / "surat.txt").write_text("penting", encoding="utf-8")
    ended = run("new", "ada")
    assert ended.returncode == 2
    assert [path.name for path in (home / "ada").iterdir()] == ["surat.txt"]
