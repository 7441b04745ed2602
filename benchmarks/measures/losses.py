"""(k) Runs on a Dask cluster of this machine in each of which a worker is killed: every page is made."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from distributed import Client

from antikorupsi.assess.parameters import Parameters
from antikorupsi.run import RunOptions, run
from antikorupsi.run.events import Event
from measures.machine import CACHE
from measures.table import markdown, said

_WORKERS = 3
_PAGES = 10  # of the period contoh


def measure(quick: bool) -> str:
    """Twenty runs over the example period with three workers, a random one of which is killed at a random page."""
    folder = CACHE / "losses"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chance = random.Random(20251209)
    cluster = _Cluster(folder)
    try:
        runs = [_run(cluster, chance) for _ in range(3 if quick else 20)]
    finally:
        cluster.stop()
    whole = sum(failed == 0 for _, failed, _ in runs)
    made, failed, seconds = (sum(each) for each in zip(*runs, strict=True))
    rows = [[f"{len(runs)} runs", f"{made}", f"{failed}", f"{seconds / len(runs):.0f}"]]
    return "\n".join(
        (
            f"## (k) {len(runs)} runs on a cluster, a worker killed in each",
            "",
            markdown(["of the example period", "pages made", "pages failed", "seconds a run"], rows),
            "",
            f"{_WORKERS} workers on this machine; a random one is killed after a random page, and another joins.",
            f"Target: all pages are made in every run: {whole} of {len(runs)}, {said(whole == len(runs))}.",
        )
    )


def _run(cluster: "_Cluster", chance: random.Random) -> tuple[int, int, float]:
    """Pages made, pages failed and seconds of one run."""
    cluster.fill()
    last, made, killed = chance.randrange(_PAGES - 1), [0], [False]

    def handle(event: Event) -> None:
        made[0] += event.what == "made"
        if made[0] >= last and event.what in ("noted", "made") and not killed[0]:
            killed[0] = True
            cluster.kill(chance.randrange(_WORKERS))
            cluster.fill()

    asked = Parameters(period="contoh")
    options = RunOptions(asked, reports=str(cluster.folder / "reports"), dask=cluster.address, force=True)
    began = time.perf_counter()
    ended = run(options, handle)
    return ended.made, len(ended.failed), time.perf_counter() - began


class _Cluster:
    """A scheduler and workers, as processes of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "scheduler.json"
        self._scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        self._workers: list[subprocess.Popen[bytes]] = []
        _wait(lambda: self._file.exists() and self._file.stat().st_size > 0)
        with Client(scheduler_file=str(self._file), set_as_default=False) as client:
            self.address = str(client.scheduler_info()["address"])

    def fill(self) -> None:
        """Starts as many workers as are missing, and returns without waiting for them if some are left."""
        none_left = not self._workers
        while len(self._workers) < _WORKERS:
            places = ("--local-directory", str(self.folder), "--host", "127.0.0.1", "--no-nanny")
            self._workers.append(self._start("worker", "--nthreads", "1", *places))
        if none_left:
            with Client(self.address, set_as_default=False) as client:
                client.wait_for_workers(_WORKERS)

    def kill(self, number: int) -> None:
        worker = self._workers.pop(number)
        worker.kill()
        worker.wait()

    def stop(self) -> None:
        for process in (*self._workers, self._scheduler):
            process.kill()
            process.wait()

    def _start(self, command: str, *arguments: str) -> "subprocess.Popen[bytes]":
        called = [sys.executable, "-m", "dask", command, "--scheduler-file", str(self._file), "--no-dashboard"]
        with (self.folder / f"{command}-{time.monotonic_ns()}.log").open("wb") as log:
            return subprocess.Popen([*called, *arguments], stdout=log, stderr=log, cwd=self.folder)


def _wait(condition: Callable[[], bool]) -> None:
    latest = time.monotonic() + 60
    while not condition():
        if time.monotonic() > latest:
            raise RuntimeError("The cluster did not start within a minute.")
        time.sleep(0.1)
