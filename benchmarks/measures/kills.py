"""(q) Processes of runs killed at random moments amid other mishaps: what is torn, left over or unsaid.

Run by itself as `python -m measures.kills REPORTS RAW PERIOD COUNT SEED [VICTIM ...]`, it prints a line a kill and ends
at the first fault. Victims are the runner, its process group, the template, the server of the pool, a process
of the pool and a kernel. Meanwhile a spreadsheet is replaced, the clock is set back (by a library that is loaded before
the system's), or the permission to write into the folders of reports is lost (root loses it by util-linux' setpriv).
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import psutil

from antikorupsi.assess import Parameters
from antikorupsi.common import from_root, root
from antikorupsi.run import RunOptions, folder_of, status_of
from antikorupsi.simulate import simulate
from measures.machine import CACHE
from measures.table import markdown

PERIOD = "negeri"
VICTIMS = ("runner", "group", "template", "server", "worker", "kernel")
KILLED_WHOLE = ("runner", "group")  # after these nobody is left to say anything
MISHAPS = ("spreadsheet replaced", "clock set back", "permission lost", "none")
_WITHOUT_OVERRIDE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")
_LONGEST = 300  # seconds in which a run ends, whoever was killed
_COMMAND = Path(sys.executable).with_name("workbook")


class KillFaultError(AssertionError):
    """A kill left something torn, something lying about, a trace, or a run that did not end."""


def measure(quick: bool) -> str:
    """Kills a hundred processes at random moments; a fault ends the measurement by an error."""
    home = CACHE / "kills"
    shutil.rmtree(home, ignore_errors=True)
    simulate(home / "raw" / PERIOD, regions=3, seed=1, faults=0)  # five pages: a kill meets each step of a run as often
    count = 12 if quick else 100
    killed = Counter(kill_at_random(home / "reports", home / "raw", PERIOD, count, seed=1))
    return "\n".join(
        (
            f"## (q) {count} kills at random moments",
            "",
            markdown(["killed", "times"], [[victim, str(killed[victim])] for victim in VICTIMS]),
            "",
            f"Meanwhile, in turn: {', '.join(MISHAPS)}.",
            "After each: no file torn, nothing left beside reports, tables and temporary files, no trace printed.",
        )
    )


def kill_at_random(
    reports: Path, raw: Path, period: str, count: int, seed: int, victims: tuple[str, ...] = VICTIMS
) -> list[str]:
    """The victims, in order; raises KillFaultError at the first fault.

    While the run is at work a mishap happens, each in turn. After each kill the next run must make the folder whole and
    leave nothing.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="kills-", dir="/tmp") as home:
        trial = _Trial(reports, raw, period, Path(home))
        seconds = trial.first_run()
        killed = []
        for number in range(count):
            victim = victims[number % len(victims)]
            mishap = MISHAPS[(number + number // len(victims)) % len(MISHAPS)]  # with another victim each time round
            trial.kill(victim, chance.uniform(0.05, 0.95) * seconds, mishap)
            trial.judge()
            killed.append(victim)
        return killed


class _Trial:
    """A folder of reports in which runs are killed, and what must hold afterwards."""

    def __init__(self, reports: Path, raw: Path, period: str, home: Path) -> None:
        self._raw, self._temporary = raw / period, home / "t"
        self._temporary.mkdir()
        self._sign = home / "clock is set back"
        self._clock = _clock_of(home, self._sign)
        self._asked = ("--period", period, "--raw", str(raw), "--reports", str(reports), "--formats", "html,xlsx")
        self._options = RunOptions(Parameters(period=period, raw=from_root(raw)), reports=str(reports))
        self._folder = folder_of(self._options)

    def first_run(self) -> float:
        """Makes all pages; the seconds that it took."""
        begun = time.monotonic()
        self._ended(self._start())
        return time.monotonic() - begun

    def kill(self, victim: str, after: float, mishap: str) -> None:
        """Starts a run that makes all pages anew, and kills one of its processes once `after` seconds have passed."""
        running = self._start("--force")
        time.sleep(after / 2)
        with self._happening(mishap):
            time.sleep(after / 2)
            others = psutil.Process(running.pid).children(recursive=True) if running.poll() is None else []
            _kill(running, victim, others)
            if victim in KILLED_WHOLE:
                running.communicate()
            else:
                self._ended(running)
        if psutil.wait_procs(others, timeout=30)[1]:
            raise KillFaultError(f"processes outlive the kill of the {victim}")
        self._judge_files()

    @contextmanager
    def _happening(self, mishap: str) -> Iterator[None]:
        """Lets a mishap happen to the run at work; permissions come back afterwards, and the clock is set right."""
        folders = [path for path in (self._folder, *self._folder.iterdir()) if path.is_dir()]
        if mishap == "spreadsheet replaced":
            self._replace_a_spreadsheet()
        elif mishap == "clock set back":
            self._sign.touch()
        elif mishap == "permission lost":
            for folder in folders:
                folder.chmod(0o555)
        try:
            yield
        finally:
            self._sign.unlink(missing_ok=True)
            for folder in folders:
                folder.chmod(0o755)

    def judge(self) -> None:
        """Lets the next run repair the folder, and looks for whatever lies about."""
        self._ended(self._start())
        self._judge_files()
        found = status_of(self._folder, self._options.parameters.assessment(), self._options)
        if not found.whole or {page.state for page in found.pages} != {"published"}:
            raise KillFaultError(f"the next run left {Counter(page.state for page in found.pages)}")
        left = [path for path in self._folder.rglob(".*") if path.name not in (".lock", ".workbook")]
        left += list((root() / "data" / "processed").glob(f".{self._raw.name}-*-????????*"))
        left += list(self._temporary.iterdir())
        if left:
            raise KillFaultError(f"left over: {left}")

    def _start(self, *also: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [*(_WITHOUT_OVERRIDE if os.geteuid() == 0 else ()), str(_COMMAND), "run", *self._asked, *also],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            env=os.environ | {"TMPDIR": str(self._temporary)} | self._clock,
        )

    def _ended(self, running: "subprocess.Popen[str]") -> None:
        try:
            said, _ = running.communicate(timeout=_LONGEST)
        except subprocess.TimeoutExpired as error:
            os.killpg(running.pid, signal.SIGKILL)
            raise KillFaultError(f"a run did not end: {running.communicate()[0]}") from error
        if running.returncode not in (0, 1, 2) or "Traceback" in said:
            raise KillFaultError(f"exit {running.returncode}: {said}")

    def _judge_files(self) -> None:
        """Every file is as the manifest or the journal of a killed run has it, or else that of a run before."""
        manifest = json.loads((self._folder / "manifest.json").read_text(encoding="utf-8"))
        for entry in [*manifest["reports"].values(), manifest["results"]]:
            for name, known in entry.get("files", {}).items():
                if sha256((self._folder / name).read_bytes()).hexdigest() != known:
                    raise KillFaultError(f"{name} is not what the manifest says")

    def _replace_a_spreadsheet(self) -> None:
        """Puts another file in place of one, with the same figures, as a sender would."""
        path = next(iter(sorted(self._raw.glob("*.xlsx"))))
        beside = self._raw.parent / path.name
        shutil.copy(path, beside)
        with beside.open("ab") as file:
            file.write(b"\0")
        beside.replace(path)


def _clock_of(home: Path, sign: Path) -> dict[str, str]:
    """The variables by which a process and those it starts have a clock that is behind while `sign` is there."""
    library = home / "clock_set_back.so"
    if not library.exists():
        source = Path(__file__).with_name("clock_set_back.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", str(source), "-o", str(library), "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "CLOCK_SET_BACK": str(sign)}


def _kill(running: "subprocess.Popen[str]", victim: str, others: list[psutil.Process]) -> None:
    with suppress(ProcessLookupError, psutil.NoSuchProcess):
        if victim == "runner":
            running.kill()
        elif victim == "group":
            os.killpg(running.pid, signal.SIGKILL)
        elif found := [process for process in others if _is(process, victim)]:
            found[-1].kill()


def _is(process: psutil.Process, victim: str) -> bool:
    """Whether a process of a run is of this kind, by what it and its parent were started as."""
    with suppress(psutil.NoSuchProcess):
        above = process.parent()
        line, parent = " ".join(process.cmdline()), " ".join(above.cmdline()) if above else ""
        mark = {"template": "warm_kernels.server", "kernel": "warm_kernels.server"}.get(victim, "forkserver")
        is_child = mark in parent
        return mark in line and is_child == (victim in ("kernel", "worker"))
    return False


if __name__ == "__main__":
    _reports, _raw, _period, _count, _seed, *_victims = sys.argv[1:]
    _chosen = tuple(_victims) or VICTIMS
    for _victim in kill_at_random(Path(_reports), Path(_raw), _period, int(_count), int(_seed), _chosen):
        sys.stdout.write(f"{_victim}\n")
