"""Make sets up from the lock, starts at once when nothing changed, and stops at the first fault."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.setup.declared import ROOT

TOOLS = ("ruff", "python", "lint-imports", "workbook")
STEPS = ["ruff check", "ruff format", "-m mypy", "lint-imports", "-m nbstripout", "-m pytest", "-m pytest --nbval"]
LOG_AND_PASS = '#!/bin/sh\necho "{tool} $*" >> calls.log\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a folder with a space in its name: what make reads, and stand-ins for the tools that log calls."""
    folder = tmp_path / "a project"
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / "notebooks").mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, folder / name)
        os.utime(folder / name, (1, 1))
    (folder / "tools").mkdir()
    (folder / "tools" / "system_packages.sh").write_text('echo "packages $*" >> calls.log\n', encoding="utf-8")
    for tool in TOOLS:
        _stand_in(folder, tool, LOG_AND_PASS.format(tool=tool))
    return folder


@pytest.fixture
def ready(project: Path) -> Path:
    """The same project, set up: its stamp is newer than the lock."""
    (project / ".venv" / "set-up.stamp").write_text(f"{project.resolve()}\n", encoding="utf-8")
    return project


def _stand_in(folder: Path, tool: str, script: str) -> Path:
    path = folder / ".venv" / "bin" / tool
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return path


def _make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def _calls(folder: Path) -> str:
    log = folder / "calls.log"
    return log.read_text(encoding="utf-8") if log.exists() else ""


@pytest.mark.parametrize("target", ["reports", "check", "test", "mutants", "lab", "bench", "notebooks", "format"])
def test_a_fresh_project_is_set_up_from_the_lock_with_hashes(project: Path, target: str) -> None:
    plan = _make(project, "-n", target).stdout
    assert "uv pip sync" in plan
    assert "--require-hashes requirements.lock" in plan
    assert "--no-deps --no-build-isolation --editable ." in plan


@pytest.mark.parametrize("target", ["reports", "test"])
def test_a_second_call_starts_at_once_and_needs_no_network(ready: Path, target: str) -> None:
    assert not re.search(r"pip (install|sync)|-m venv", _make(ready, "-n", target).stdout)


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_declaration_is_installed_at_the_next_call(ready: Path, changed: str) -> None:
    os.utime(ready / changed)
    later = (ready / ".venv" / "set-up.stamp").stat().st_mtime + 10
    os.utime(ready / changed, (later, later))
    assert "uv pip sync" in _make(ready, "-n", "test").stdout


def test_a_moved_project_is_set_up_anew(ready: Path) -> None:
    moved = ready.rename(ready.with_name("moved"))
    assert "uv pip sync" in _make(moved, "-n", "test").stdout


def test_the_steps_run_in_order_and_each_is_named(ready: Path) -> None:
    done = _make(ready, "test")
    assert done.returncode == 0, done.stdout + done.stderr
    places = [_calls(ready).find(step) for step in STEPS]
    assert -1 not in places
    assert places == sorted(places)
    assert re.findall(r"^== (\d)/7 ", done.stdout, flags=re.MULTILINE) == list("1234567")


def test_a_check_takes_the_same_steps_but_for_slow_tests_and_installs_nothing(ready: Path) -> None:
    done = _make(ready, "check")
    assert done.returncode == 0, done.stdout + done.stderr
    calls = _calls(ready)
    assert [step for step in STEPS if step in calls] == STEPS[:6]
    assert "-m not (slow or browser" in calls
    assert "packages" not in calls
    assert re.findall(r"^== (\d)/6 ", done.stdout, flags=re.MULTILINE) == list("123456")


def test_tests_get_the_packages_of_the_system_first(ready: Path) -> None:
    _make(ready, "test")
    first = _calls(ready).splitlines()[0]
    assert first.startswith("packages ")
    assert {"chromium", "libreoffice-calc", "poppler-utils"} <= set(first.split())


def test_packages_that_cannot_be_installed_are_named(tmp_path: Path) -> None:
    for name in ("bash", "grep", "true"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    (tmp_path / "dpkg-query").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (tmp_path / "dpkg-query").chmod(0o755)
    script = [str(tmp_path / "bash"), str(ROOT / "tools" / "system_packages.sh")]
    done = subprocess.run(
        [*script, "poppler-utils"], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    assert "please install: poppler-utils" in done.stdout
    assert subprocess.run(script, env={"PATH": str(tmp_path)}, capture_output=True, check=True).stdout == b""


def test_the_first_fault_stops_the_rest(ready: Path) -> None:
    _stand_in(ready, "lint-imports", "#!/bin/sh\nexit 1\n")
    assert _make(ready, "test").returncode != 0
    assert "-m mypy" in _calls(ready)
    assert "-m pytest" not in _calls(ready)


def test_reports_says_where_the_index_is_and_keeps_the_verdict_of_the_run(ready: Path) -> None:
    _stand_in(ready, "workbook", "#!/bin/sh\nmkdir -p reports/2025 && touch reports/2025/index.html\nexit 1\n")
    done = _make(ready, "reports")
    assert "a project/reports/2025/index.html" in done.stdout
    assert done.returncode != 0


def test_bench_without_benchmarks_says_so(ready: Path) -> None:
    done = _make(ready, "bench")
    assert done.returncode != 0
    assert "There are no benchmarks yet" in done.stdout


@pytest.mark.parametrize(
    ("asked", "rooms"), [((), "eligibility scoring numbers"), (("ROOMS=gaps", "WORKERS=1"), "gaps")]
)
def test_mutants_are_made_of_the_rooms_asked_for_and_not_by_make_test(
    ready: Path, asked: tuple[str, ...], rooms: str
) -> None:
    _make(ready, "test")
    assert "tools.mutants" not in _calls(ready)
    assert _make(ready, "mutants", *asked).returncode == 0
    workers = 1 if asked else 2
    assert _calls(ready).splitlines()[-1] == f"python -m tools.mutants --workers {workers} {rooms}"


def test_an_old_python_is_refused_in_words(project: Path) -> None:
    old = _stand_in(project, "old-python", '#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
    done = _make(project, "test", f"PYTHON={old.relative_to(project)}")
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stdout
    assert "Python 3.9.2" in done.stdout


def test_help_lists_every_target(project: Path) -> None:
    shown = _make(project, "help").stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)
    assert targets
    assert [name for name in targets[1].split() if name != "FORCE" and f"  {name} " not in shown] == []
