"""Which kernels the reports of a run get: forked from a template that holds the assessment, or ordinary ones."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

from helpers.runs.executing import COLD, WARM, Kernel
from helpers.runs.jobs import Job
from warm_kernels import Preparation, Template, TemplateError

_PREPARE = "helpers.preparing:prepare"
_MOST_PUBLICATIONS = 8  # earlier publications that the template compares with beforehand; others are read by the report


@contextmanager
def template_for(jobs: list[Job]) -> Iterator["Future[Template]"]:
    """A template for these jobs, which others need not wait for; it ends with the block."""
    with ThreadPoolExecutor(1) as thread:
        starting = thread.submit(lambda: Template.start(preparation_for(jobs)))
        try:
            yield starting
        finally:
            if starting.exception() is None:
                starting.result().close()


def kernel_of(starting: "Future[Template]") -> tuple[Kernel, str]:
    """Warm kernels, once the template is ready; ordinary ones and why, where there can be none."""
    try:
        return Kernel(WARM, starting.result().address), ""
    except (TemplateError, NoSuchKernel) as error:
        return Kernel(COLD), str(error)


def preparation_for(jobs: list[Job]) -> Preparation:
    """What a template does before the first of these jobs; raises NoSuchKernel where its kernelspec is missing."""
    described = KernelSpecManager().get_kernel_spec(WARM).metadata["kernel_provisioner"]["config"]
    return Preparation(tuple(described["modules"]), _PREPARE, _handed(jobs), tuple(described["watched"]))


def _handed(jobs: list[Job]) -> dict[str, Any]:
    own = ("region", "province", "previous")
    rehearsed = next((job for job in jobs if job.region), jobs[0])
    previous = dict.fromkeys(job.parameters["previous"] for job in jobs if "previous" in job.parameters)
    return {
        "parameters": {name: value for name, value in rehearsed.parameters.items() if name not in own},
        "previous": list(previous)[:_MOST_PUBLICATIONS],
        "rehearsal": {"notebook": rehearsed.notebook, "own": rehearsed.parameters},
    }
