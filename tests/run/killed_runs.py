"""Runs that are killed at a chosen step of publishing; run as a program, so that it forks from a clean process.

`python killed_runs.py REPORTS FOLDER_OF_PERIOD` kills a run before the first and before the last step of every stage,
judges what is left, and lets the next run repair it. The reports are stand-ins of four files, so that a run is all
publishing.
"""

import json
import os
import re
import signal
import sys
from collections import Counter
from concurrent.futures import Future
from functools import partial
from hashlib import sha256
from multiprocessing import RawValue
from pathlib import Path

import distributed  # noqa: F401  # with `making_pages`, what a run imports late: each fork would import it again

from antikorupsi.assess.parameters import Parameters
from antikorupsi.common.ownership import MARKER
from antikorupsi.run import making_pages
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.jobs import Job, Outcome, sibling
from antikorupsi.run.manifest import Manifest
from antikorupsi.run.running import folder_of, run
from antikorupsi.run.status import status_of

ENDINGS = (".ipynb", ".xlsx", ".pdf", ".html")
STEPS = ("open", "os.rename", "os.remove")  # what publishing does to a folder, as Python's audit hooks call it
READ = "read"
PAGES = 4  # of three regions and their province, beside the overview


class StandIns:
    """Workers that make a report of four files, which say of which run they are."""

    version, size, description = 0, 2, "stand-ins"

    def __init__(self, *_arguments, **_named):
        pass

    def submit(self, job: Job) -> "Future[Outcome]":
        done: Future[Outcome] = Future()
        files = {sibling(job.page, ending): content(job.page, ending, self.version) for ending in ENDINGS}
        done.set_result(Outcome(job, 0.0, files))
        return done

    def stop(self):
        pass


def content(page, ending, version):
    """Several blocks of a disk, so that a torn file would show."""
    return f"<main>{page} {ending} run {version}\n".encode() * 2000


making_pages.LocalWorkers = StandIns
making_pages._import_closing_libraries()


def options(reports, period):
    parameters = Parameters(period=Path(period).name, raw=str(Path(period).parent))
    return RunOptions(parameters, reports=reports, formats=("html", "pdf", "xlsx"), force=True, cold=True)


def run_in_child(asked, version, hook=None):
    """Runs in a forked process under the audit hook that `hook` makes there; gives whether it was killed."""
    child = os.fork()
    if child == 0:
        StandIns.version = version
        if hook:
            sys.addaudithook(hook())
        run(asked)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0, status
    return os.WIFSIGNALED(status)


def is_step(reports, event, arguments):
    return event in STEPS and str(arguments[0]).startswith(reports + os.sep) and not str(arguments[0]).endswith(".lock")


class Recorder:
    """Writes down the stage of each step that a run and its processes take in a folder."""

    def __init__(self, reports, record):
        self.reports, self.record = reports, record

    def __call__(self, event, arguments):
        if is_step(self.reports, event, arguments):
            os.write(self.record, f"{stage_of(event, *arguments[:2])}\n".encode())


def stage_of(event, path, mode=None):
    """What a step does to which kind of file; steps of one stage differ in nothing but whose page it is."""
    beside = re.fullmatch(r"\.beside-(.+)-\w+", Path(path).name)
    return READ if mode == "r" else f"{event} {Path(beside[1] if beside else path).suffix or Path(path).name}"


class Executioner:
    """Kills a run and all its processes before the step by which it enters a stage for the n-th time."""

    def __init__(self, reports, stage, number):
        self.reports, self.stage, self.run, self.left = reports, stage, os.getpid(), RawValue("i", number)

    def __call__(self, event, arguments):
        if is_step(self.reports, event, arguments) and stage_of(event, *arguments[:2]) == self.stage:
            self.left.value -= 1
            if self.left.value == 0:
                for process in (self.run, os.getpid()):
                    os.kill(process, signal.SIGKILL)


def judge_what_is_left(folder, versions):
    """No file is torn or gone, and the manifest says nothing that is not so."""
    pages = [path for path in folder.rglob("*.html") if path.parent.name in ("daerah", "provinsi")]
    for page in pages:
        address = page.relative_to(folder).as_posix()
        for ending in ENDINGS:
            found = (folder / sibling(address, ending)).read_bytes()
            assert found in [content(address, ending, version) for version in versions], (address, ending)
    judge_manifest(folder)
    return len(pages)


def judge_manifest(folder):
    written = json.loads((folder / "manifest.json").read_text())
    for entry in [*written["reports"].values(), written["results"]]:
        for name, known in entry.get("files", {}).items():
            assert sha256((folder / name).read_bytes()).hexdigest() == known, name


def judge_repaired(folder, asked, version):
    """All is of one run, nothing lies about, and the status says that it is whole."""
    assert judge_what_is_left(folder, [version]) == PAGES
    left = [path.name for path in folder.rglob(".*") if path.name not in (".lock", MARKER)]
    assert left == [], left
    assert status_of(folder, asked.parameters.assessment(), asked).whole
    assert Manifest.read(folder).finished


def stages_of_a_run(asked, version):
    """The stage of each step of a whole run, in order."""
    heard, record = os.pipe()
    assert not run_in_child(asked, version, partial(Recorder, asked.reports, record))
    os.close(record)
    with os.fdopen(heard) as lines:
        return lines.read().splitlines()


def first_and_last(stages):
    """Each stage with the numbers at which it is entered first and last, a page's and the manifest's apart.

    How often a run reads is its own affair, and reading leaves nothing behind: there the first time is enough.
    """
    counts = Counter(stages)
    return [(stage, number) for stage in counts for number in ((1,) if stage == READ else (1, counts[stage]))]


def main(reports, period):
    """Prints each stage at whose first or last step a run was killed."""
    asked = options(reports, period)
    folder, version = folder_of(asked), 2
    judged = asked.parameters.assessment()  # its tables are built before anything is forked, and then kept: they stay
    Parameters.assessment = lambda _parameters: judged
    run_in_child(asked, 1)
    points = first_and_last(stages_of_a_run(asked, version))
    judge_repaired(folder, asked, version)
    for place, point in enumerate(points):
        earlier, version = version, version + 1
        for stage, number in [point, *points[place // 3 : place // 3 + place % 2]]:  # every other time the next run too
            assert run_in_child(asked, version, partial(Executioner, reports, stage, number)), (stage, number)
            assert judge_what_is_left(folder, [earlier, version]) == PAGES
        version += 1
        run_in_child(asked, version)
        judge_repaired(folder, asked, version)
        sys.stdout.write(f"{point[0]}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
