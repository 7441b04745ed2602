"""The report on mutants counts by file, finds the line that a mutant changes, and ends with 1 where too many live."""

import os
import subprocess
import sys

import pytest

from tools import mutants
from tools.mutants import ROOMS, Mutant, line_of, mutants_of, report, share

LISTING = """
    helpers.eligibility.judging.x_judge__mutmut_1: killed
    helpers.eligibility.x_face__mutmut_1: no tests
    helpers.scoring.totals.xǁTotalǁscore__mutmut_12: timeout
"""
SOURCE = """import this


def first(a):
    if a > 0:
        return a
    return 0


class Total:
    def score(self, a):
        if a > 0:
            return a
        return 1
"""
DIFF = """# name: survived
--- src/a.py
+++ src/a.py
@@ -1,4 +1,4 @@
 def {name}:
-    if a > 0:
+    if a >= 0:
         return a
"""


def test_mutants_are_read_with_their_files_and_what_became_of_them():
    judging = "src/helpers/eligibility/judging.py"
    assert mutants_of(LISTING) == [
        Mutant("helpers.eligibility.judging.x_judge__mutmut_1", judging, "killed"),
        Mutant("helpers.eligibility.x_face__mutmut_1", "src/helpers/eligibility/__init__.py", "no tests"),
        Mutant("helpers.scoring.totals.xǁTotalǁscore__mutmut_12", "src/helpers/scoring/totals.py", "timeout"),
    ]


def test_a_mutant_is_dead_if_a_test_failed_or_ran_out_of_time():
    assert [mutant.is_dead for mutant in mutants_of(LISTING)] == [True, False, True]
    assert share(mutants_of(LISTING)) == pytest.approx(200 / 3)
    assert share([]) == 100


@pytest.mark.parametrize(
    ("name", "function", "line"),
    [("a.x_first__mutmut_1", "first(a)", 5), ("a.xǁTotalǁscore__mutmut_1", "score(self, a)", 12)],
)
def test_a_mutant_is_shown_at_the_line_of_its_function(name, function, line):
    assert line_of(DIFF.format(name=function), SOURCE, name) == line


class Finished:
    """A run that is over, with a diff for each mutant."""

    def __init__(self, least):
        self.room = mutants.Room("src/helpers/eligibility", "tests/helpers/eligibility", least)

    def diff_of(self, mutant):
        source = (mutants.ROOT / mutant.file).read_text(encoding="utf-8").splitlines()
        return f"@@ -1,1 +1,1 @@\n-{source[0]}\n+changed\n"


@pytest.mark.parametrize(("least", "enough"), [(60, True), (66.6, True), (66.7, False), (90, False)])
def test_too_few_dead_mutants_are_a_failure_and_each_living_one_is_listed(least, enough, capsys):
    assert report("eligibility", Finished(least), mutants_of(LISTING)) == enough
    shown = capsys.readouterr().out
    assert "src/helpers/eligibility/__init__.py:1: no tests" in shown
    assert "+changed" in shown
    assert "66.7 %     2 of    3  together" in shown
    assert ("Too few" in shown) != enough


def test_no_mutants_at_all_are_a_failure():
    assert not report("eligibility", Finished(0), [])


def test_an_interrupted_run_says_so_in_one_line_and_ends_with_130(monkeypatch, capsys):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(mutants.Run, "mutants", interrupted)
    monkeypatch.setattr(sys, "argv", ["mutants", "numbers"])
    with pytest.raises(SystemExit) as ended:
        mutants.main()
    said = capsys.readouterr().err
    assert (ended.value.code, said.count("\n")) == (130, 1)
    assert said.startswith("Interrupted")


def test_eligibility_and_scoring_need_90_percent_and_every_room_is_there():
    assert {name for name, room in ROOMS.items() if room.least == 90} == {"eligibility", "scoring"}
    assert all((mutants.ROOT / room.code).exists() and (mutants.ROOT / room.tests).exists() for room in ROOMS.values())


def test_tests_that_look_at_assessments_are_left_out(tmp_path):
    (tmp_path / "test_some.py").write_text(
        "import pytest\n\n@pytest.fixture\ndef assessment_2025():\n    return None\n\n"
        "def test_by_fixture(assessment_2025):\n    raise AssertionError\n\n"
        "def test_by_computed_name(request):\n    raise AssertionError\n\n"
        "def test_of_its_own_figures(tmp_path):\n    assert tmp_path\n",
        encoding="utf-8",
    )
    pytest_here = [sys.executable, "-m", "pytest", "-q", "-p", "tools.own_figures", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*pytest_here, "-c", os.devnull, "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=mutants.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "1 passed, 2 deselected" in done.stdout, done.stdout + done.stderr
