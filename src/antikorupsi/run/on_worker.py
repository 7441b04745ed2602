"""What workers of a cluster are asked to call: functions of this module travel by name, so each worker has them."""

import asyncio

from antikorupsi.run.executing import run_job
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.shipping import Inputs, discard_inputs, kernel_for, renew_inputs, unpack_inputs


def renew_on_worker(digest: str) -> None:
    """Tells a cluster worker that the run with these inputs goes on."""
    renew_inputs(digest)


def make_on_worker(job: Job, digest: str) -> Outcome | None:
    """Makes a report on a cluster worker, as a local worker does; None if the inputs are not there."""
    with kernel_for(digest) as kernel:
        return None if kernel is None else run_job(job, kernel)


async def unpack_on_worker(inputs: Inputs) -> None:
    """Unpacks inputs on a cluster worker, beside its event loop."""
    await asyncio.to_thread(unpack_inputs, inputs)


async def discard_on_worker() -> None:
    """Deletes inputs on a cluster worker, beside its event loop."""
    await asyncio.to_thread(discard_inputs)
