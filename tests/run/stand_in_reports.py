"""What workers of a cluster do in tests of who makes what: reports of no content, from inputs of no content."""

import asyncio
import time
from pathlib import Path

from antikorupsi.run.jobs import Outcome

_received = set()


async def unpack(inputs):
    """Notes by a file in the working folder that a worker was sent the inputs."""
    await asyncio.sleep(0)
    _received.add(inputs.digest)
    Path(f"sent-{time.monotonic_ns()}").touch()


async def discard():
    await asyncio.sleep(0)
    _received.clear()


def make(job, digest):
    """A report of the job's `seconds`; with `forgets`, the inputs are lost by it."""
    if digest not in _received:
        return None
    seconds = job.parameters["seconds"]
    Path(f"began-{job.name}").touch()
    time.sleep(seconds)
    if job.parameters.get("forgets"):
        _received.clear()
    return Outcome(job, seconds, {job.page: b"made"})
