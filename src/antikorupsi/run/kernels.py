"""The kernels for the reports of a run: forked from a template that holds the assessment, or ordinary ones."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

from antikorupsi.run.executing import COLD, WARM, Kernel
from antikorupsi.run.jobs import Job
from warm_kernels import Preparation, Template, TemplateError

_PREPARE = "antikorupsi.run.preparing:prepare"
_MOST_PUBLICATIONS = 8  # earlier publications that the template loads; reports load the others themselves


def template_for(jobs: list[Job]) -> "Future[Template]":
    """Starts a template for these jobs in a thread."""
    thread = ThreadPoolExecutor(1)
    starting = thread.submit(start_template, template_argument(jobs))
    thread.shutdown(wait=False)
    return starting


def start_template(given: dict[str, Any]) -> Template:
    """A template that has run `prepare(given)`; raises TemplateError if it cannot start."""
    try:
        config = KernelSpecManager().get_kernel_spec(WARM).metadata["kernel_provisioner"]["config"]
    except NoSuchKernel as error:
        raise TemplateError(f"There is no kernelspec named {WARM}.") from error
    return Template.start(Preparation(tuple(config["modules"]), _PREPARE, given, tuple(config["watched"])))


def kernel_of(starting: "Future[Template]") -> tuple[Kernel, str]:
    """Waits for the template: warm kernels, or ordinary ones with the reason."""
    try:
        return Kernel(WARM, starting.result().address), ""
    except TemplateError as error:
        return Kernel(COLD), str(error)


def close_template(starting: "Future[Template]") -> None:
    """Ends the template with all its kernels, if it started."""
    if starting.exception() is None:
        starting.result().close()


def template_argument(jobs: list[Job]) -> dict[str, Any]:
    """The argument of `antikorupsi.run.preparing.prepare`: what these jobs share, and one of them to rehearse."""
    of_each_page = ("region", "province", "previous")
    rehearsed = next((job for job in jobs if job.region), jobs[0])
    previous = dict.fromkeys(job.parameters["previous"] for job in jobs if "previous" in job.parameters)
    return {
        "parameters": {name: value for name, value in rehearsed.parameters.items() if name not in of_each_page},
        "previous": list(previous)[:_MOST_PUBLICATIONS],
        "rehearsal": {"notebook": rehearsed.notebook, "parameters": rehearsed.parameters},
    }
