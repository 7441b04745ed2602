"""Clusters of processes of this machine, started as an administrator starts them."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from distributed import Client

ROOT = Path(__file__).parents[2]


@contextmanager
def dask(folder, command, *arguments, **environment):
    """A process of the cluster; at the end it is killed, also if it is frozen."""
    called = [sys.executable, "-m", "dask", command, "--scheduler-file", str(folder / "scheduler.json"), *arguments]
    folder.joinpath("scratch").mkdir(exist_ok=True)
    with (folder / f"{time.monotonic_ns()}.log").open("w") as log:
        process = subprocess.Popen(
            called, stdout=log, stderr=log, cwd=folder, env=cluster_environment(folder) | environment
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def cluster_environment(folder):
    """Nothing of the test's own folder or project: workers are other machines."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(folder), "TMPDIR": str(folder / "scratch")}


def worker(folder, protocol="tcp", *, package=None, threads=2, **environment):
    """A worker; with another package where one is given."""
    packages = {"PYTHONPATH": str(package)} if package else {}
    options = ("--nthreads", str(threads), "--no-nanny", "--no-dashboard", "--local-directory", str(folder))
    return dask(folder, "worker", *options, "--protocol", protocol, "--host", "127.0.0.1", **packages, **environment)


@contextmanager
def scheduler_in(folder, *arguments, **environment):
    """A scheduler with its address; at the end nothing of the inputs is left, however its workers ended."""
    options = arguments or ("--host", "127.0.0.1")
    with dask(folder, "scheduler", *options, "--port", "0", "--no-dashboard", **environment) as process:
        known = folder / "scheduler.json"
        wait_until(lambda: known.exists() and known.read_text())
        yield process, json.loads(known.read_text())["address"]
    wait_until(lambda: not inputs_left(folder))


def wait_for_workers(address, count, **options):
    with Client(address, set_as_default=False, **options) as client:
        client.wait_for_workers(count)


def wait_until(condition, seconds=60):
    """The first true value of a condition; fails after some seconds."""
    latest = time.monotonic() + seconds
    while time.monotonic() < latest:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def inputs_left(folder):
    """The folders with inputs that workers hold."""
    return list((folder / "scratch").glob("workbook-inputs-*"))


def freeze(process):
    os.kill(process.pid, signal.SIGSTOP)
