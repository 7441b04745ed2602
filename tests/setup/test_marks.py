"""`make check` leaves out what takes long or needs a program of the system, and no test can lack its mark unnoticed."""

import re

import pytest

from tests import marking
from tests.setup.declared import PROJECT, ROOT

DECLARED = {line.partition(":")[0] for line in PROJECT["tool"]["pytest"]["ini_options"]["markers"]}


def test_make_check_leaves_out_every_mark_and_make_test_none():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    left_out = re.search(r"^QUICK := not \((.*)\)$", makefile, flags=re.MULTILINE)[1].split(" or ")
    assert set(left_out) == DECLARED
    used = [line for line in makefile.splitlines() if "-m pytest" in line and "$(QUICK)" in line]
    assert len(used) == 1


def test_every_mark_of_a_fixture_or_program_is_declared():
    marks = {*marking.MARK_OF_FIXTURE.values(), *marking.MARK_OF_PROGRAM.values()}
    assert marks | {"slow"} == DECLARED


def test_every_fixture_that_gives_a_mark_is_defined():
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")]
    defined = {name for text in texts for name in re.findall(r"^@pytest\.fixture.*\ndef (\w+)\(", text, re.MULTILINE)}
    assert marking.MARK_OF_FIXTURE.keys() <= defined


@pytest.mark.parametrize("fixture", sorted(marking.MARK_OF_FIXTURE))
def test_whoever_uses_such_a_fixture_has_its_mark(fixture, request):
    item = pytest.Function.from_parent(request.node.parent, name="probe", callobj=lambda: None)
    item.fixturenames = [fixture, "tmp_path"]
    marking.mark_by_fixtures([item])
    assert {mark.name for mark in item.own_markers} == {marking.MARK_OF_FIXTURE[fixture]}


@pytest.mark.parametrize(
    ("command", "mark"),
    [
        (["/usr/bin/soffice", "--headless"], "office"),
        (["node", "/driver/cli.js", "run-driver"], "browser"),
        (["systemd-analyze", "verify"], "systemd"),
        (["python", "-m", "dask", "worker"], "dask"),
        (["python", b"-m", "jupyterlab"], "lab"),
    ],
)
def test_a_test_that_starts_a_program_without_its_mark_is_told_which(command, mark):
    assert marking.missing_mark(command, set()) == mark
    assert marking.missing_mark(command, {"slow", mark}) is None
    assert marking.missing_mark(["workbook", "run"], set()) is None
    with pytest.raises(AssertionError, match=rf"without @pytest\.mark\.{mark}"):
        marking._refuse_unmarked("subprocess.Popen", ("", command, None, None))


def test_a_test_that_takes_long_without_saying_so_is_told():
    assert marking.fault_of(21, set()) == "It took 21 s without @pytest.mark.slow."
    assert marking.fault_of(21, {"slow"}) == marking.fault_of(21, {"office"}) == marking.fault_of(19, set()) == ""
    assert marking.fault_of(21, {"parametrize"}) != ""
