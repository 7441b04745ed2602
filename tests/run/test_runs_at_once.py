"""Runs that share a folder, such as one in each language, take nothing from one another."""

import json
import subprocess
import sys

import pytest

from antikorupsi.assess.parameters import Parameters
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.running import folder_of
from antikorupsi.run.status import status_of
from antikorupsi.simulate import simulate
from tests.cli.calling import COMMAND

PERIOD = "negeri"
PLACINGS = """
import pathlib, sys
from antikorupsi.publish import claim_reports
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.publication import publishing
period, language = pathlib.Path(sys.argv[1]), sys.argv[2]
folder = period / language if language == "en" else period
sys.stdin.readline()
claim_reports(period)
for number in range(int(sys.argv[3])):
    job = Job("Kota", "a.ipynb", {"language": language}, f"daerah/kota-{number}.html", made="2026-01-01")
    text = f"{language} {number}".encode() * 5000
    files = {f"daerah/kota-{number}{ending}": text for ending in (".ipynb", ".pdf", ".html")}
    with publishing(folder) as publication:
        publication.begin({}, [job.page])
        publication.put(Outcome(job, 1.0, files), {"figures": "1"})
        publication.finish()
"""
MANY = 75


def test_each_of_many_placings_in_two_languages_at_once_is_whole(tmp_path):
    command = [sys.executable, "-c", PLACINGS, str(tmp_path / PERIOD)]
    both = [
        subprocess.Popen([*command, language, str(MANY)], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for language in ("id", "en")
    ]
    for process in both:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in both:
        assert process.communicate()[1] == ""
        assert process.returncode == 0
    for folder in (tmp_path / PERIOD, tmp_path / PERIOD / "en"):
        assert len(list((folder / "daerah").iterdir())) == 3 * MANY
        assert len(json.loads((folder / "manifest.json").read_text())["reports"]) == MANY
    assert [path.name for path in tmp_path.rglob(".beside-*")] == []


@pytest.mark.slow
def test_runs_in_both_languages_and_a_check_at_once_are_all_whole(tmp_path):
    """From nothing: they claim the same folder, build the same tables and keep the same hashes."""
    raw, reports = tmp_path / "raw", tmp_path / "reports"
    simulate(raw / PERIOD, regions=3, seed=1, faults=0)
    where = ["--period", PERIOD, "--raw", str(raw), "--reports", str(reports)]
    orders = [("run", "--language", "id", "--formats", "html"), ("run", "--language", "en", "--formats", "html")]
    running = [
        subprocess.Popen([str(COMMAND), *order, *where], stderr=subprocess.PIPE, text=True)
        for order in (*orders, ("check",), ("check",))
    ]
    for process in running:
        assert (process.communicate()[1], process.returncode) == ("", 0)
    for language in ("id", "en"):
        asked = RunOptions(Parameters(period=PERIOD, raw=str(raw), language=language), reports=str(reports))
        found = status_of(folder_of(asked), asked.parameters.assessment(), asked)
        assert (found.whole, {page.state for page in found.pages}) == (True, {"published"})
    assert (reports / PERIOD / "findings.xlsx").exists()


def test_a_check_that_was_killed_while_it_wrote_leaves_nothing_after_the_next(tmp_path):
    raw, reports = tmp_path / "raw", tmp_path / "reports"
    simulate(raw / PERIOD, regions=3, seed=1, faults=0)
    left = reports / PERIOD / "temuan" / ".spi.xlsx.part"
    order = [str(COMMAND), "check", "--period", PERIOD, "--raw", str(raw), "--reports", str(reports)]
    assert subprocess.run(order, check=False, capture_output=True).returncode == 0
    left.parent.mkdir(exist_ok=True)
    left.write_text("half")
    assert subprocess.run(order, check=False, capture_output=True).returncode == 0
    assert not left.exists()
