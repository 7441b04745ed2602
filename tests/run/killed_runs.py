"""Runs that are killed at a chosen step of publishing; run as a program, so that it forks from a clean process.

`python killed_runs.py FOLDER FIRST LAST` kills a run at each of these steps, judges what is left, and lets the next run
repair it. The reports are stand-ins of four files, so that a run is all publishing.
"""

import json
import os
import signal
import sys
from concurrent.futures import Future
from hashlib import sha256
from multiprocessing import RawValue

from antikorupsi.assess.parameters import Parameters
from antikorupsi.common.ownership import MARKER
from antikorupsi.run import working
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.jobs import Job, Outcome, sibling
from antikorupsi.run.manifest import Manifest
from antikorupsi.run.running import folder_of, run
from antikorupsi.run.status import status_of

ENDINGS = (".ipynb", ".xlsx", ".pdf", ".html")
STEPS = ("open", "os.rename", "os.remove")  # what publishing does to a folder, as Python's audit hooks call it


class StandIns:
    """Workers that make a report of four files, which say of which run they are."""

    version, size, said = 0, 2, "stand-ins"

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


working.LocalWorkers = StandIns
working.check_available = lambda: None


def options(reports):
    return RunOptions(
        Parameters(period="contoh"), reports=reports, formats=("html", "pdf", "xlsx"), force=True, cold=True
    )


def run_in_child(reports, version, die_at=0):
    """Runs in a forked process that kills itself at a step; gives whether it was killed."""
    child = os.fork()
    if child == 0:
        StandIns.version = version
        if die_at:
            sys.addaudithook(Executioner(reports, die_at))
        run(options(reports))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0, status
    return os.WIFSIGNALED(status)


class Executioner:
    """Counts what a run and its processes do to files of a folder, and kills all of it before a step by its number."""

    def __init__(self, reports, die_at):
        self.reports, self.run, self.left = f"{reports}{os.sep}", os.getpid(), RawValue("i", die_at)

    def __call__(self, event, arguments):
        if event in STEPS and str(arguments[0]).startswith(self.reports) and not str(arguments[0]).endswith(".lock"):
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


def judge_repaired(folder, reports, version):
    """All is of one run, nothing lies about, and the status says that it is whole."""
    assert judge_what_is_left(folder, [version]) == 9
    left = [path.name for path in folder.rglob(".*") if path.name not in (".lock", MARKER)]
    assert left == [], left
    asked = options(reports)
    assert status_of(folder, asked.parameters.assessment(), asked).whole
    assert Manifest.read(folder).finished


def main(reports, first, last):
    """Prints how many runs were killed."""
    folder = folder_of(options(reports))
    options(reports).parameters.assessment()  # so that the tables are built before anything is forked
    version = 1
    run_in_child(reports, version)
    judge_repaired(folder, reports, version)
    killed = 0
    for step in range(first, last):
        was_killed = run_in_child(reports, version + 1, die_at=step)
        killed += was_killed
        assert judge_what_is_left(folder, [version, version + 1]) == 9
        if was_killed and step % 2:  # every other time the next run is killed as well, earlier
            run_in_child(reports, version + 1, die_at=max(1, step // 3))
            assert judge_what_is_left(folder, [version, version + 1]) == 9
        version += 2
        run_in_child(reports, version)
        judge_repaired(folder, reports, version)
    sys.stdout.write(f"{killed}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
