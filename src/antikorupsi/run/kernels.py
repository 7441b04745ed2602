"""Which kernels the reports of a run get: forked from a template that holds the assessment, or ordinary ones."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

from antikorupsi.run.executing import COLD, WARM, Kernel
from antikorupsi.run.jobs import Job
from warm_kernels import Preparation, Template, TemplateError

_PREPARE = "antikorupsi.run.preparing:prepare"
_MOST_PUBLICATIONS = 8  # earlier publications that the template compares with beforehand; others are read by the report


def template_for(jobs: list[Job]) -> "Future[Template]":
    """A template for these jobs, which others need not wait for."""
    thread = ThreadPoolExecutor(1)
    starting = thread.submit(start_template, handed_to_template(jobs))
    thread.shutdown(wait=False)
    return starting


def start_template(handed: dict[str, Any]) -> Template:
    """A template that has prepared what it was handed; raises TemplateError where there can be none."""
    try:
        described = KernelSpecManager().get_kernel_spec(WARM).metadata["kernel_provisioner"]["config"]
    except NoSuchKernel as error:
        raise TemplateError(f"There is no kernelspec named {WARM}.") from error
    return Template.start(Preparation(tuple(described["modules"]), _PREPARE, handed, tuple(described["watched"])))


def kernel_of(starting: "Future[Template]") -> tuple[Kernel, str]:
    """Warm kernels, once the template is ready; ordinary ones and why, where there can be none."""
    try:
        return Kernel(WARM, starting.result().address), ""
    except TemplateError as error:
        return Kernel(COLD), str(error)


def close_template(starting: "Future[Template]") -> None:
    """Ends a template with all its kernels, if there is one."""
    if starting.exception() is None:
        starting.result().close()


def handed_to_template(jobs: list[Job]) -> dict[str, Any]:
    """What these jobs share, and one of them to rehearse: what `antikorupsi.run.preparing.prepare` takes."""
    of_each_page = ("region", "province", "previous")
    rehearsed = next((job for job in jobs if job.region), jobs[0])
    previous = dict.fromkeys(job.parameters["previous"] for job in jobs if "previous" in job.parameters)
    return {
        "parameters": {name: value for name, value in rehearsed.parameters.items() if name not in of_each_page},
        "previous": list(previous)[:_MOST_PUBLICATIONS],
        "rehearsal": {"notebook": rehearsed.notebook, "parameters": rehearsed.parameters},
    }
