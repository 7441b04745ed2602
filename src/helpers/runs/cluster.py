"""Reports made by an existing dask.distributed cluster, by workers that hold the same package and the same inputs."""

import io
import os
import tempfile
import zipfile
from collections.abc import Iterable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from distributed import Client, Worker, WorkerPlugin
from distributed.cfexecutor import ClientExecutor

from helpers.assessment.processed import package_hash
from helpers.project import WorkbookError, root
from helpers.runs.executing import COLD, WARM, Kernel, run_job
from helpers.runs.jobs import Job, Outcome
from helpers.runs.kernels import preparation_for
from warm_kernels import Preparation, Template, TemplateError

_CONNECT_SECONDS = 10
_DEATHS = 3  # a report whose worker died is handed to another this often


class ClusterWorkers:
    """The workers of a cluster that have this very package; they get the inputs once each."""

    def __init__(self, address: str, jobs: list[Job], raw: Path, reports: Path) -> None:
        """Raises WorkbookError where nobody answers, and where no worker has this version of the package."""
        try:
            self._client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise WorkbookError(f"No cluster answers at {address}: {error}") from error
        self.refused = self._refused()
        workers = [own for own in self._threads() if own not in self.refused]
        if not workers:
            self._client.close()
            raise WorkbookError(f"No worker of {address} can be used. {self.said_of_refused()}")
        self.size = sum(self._threads()[own] for own in workers)
        self._client.register_plugin(Inputs(_packed(raw, reports), preparation_for(jobs)), name=Inputs.name)
        self._executor: ClientExecutor = self._client.get_executor(
            workers=workers, pure=False, retries=0, allow_other_workers=False
        )

    def submit(self, job: Job, kernel: Kernel) -> "Future[Outcome]":
        """The report of a job, by whichever worker is free; `kernel` is what each worker has itself."""
        future: Future[Outcome] = self._executor.submit(_run_there, job)
        return future

    def said_of_refused(self) -> str:
        """A sentence that names the workers that are not used, and why; empty where all are."""
        if not self.refused:
            return ""
        named = "; ".join(f"{address}: {why}" for address, why in self.refused.items())
        return f"Refused: {named}. Install the version of this project there."

    def stop(self) -> None:
        """Takes the work back, and the inputs from the workers."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._client.unregister_worker_plugin(Inputs.name)
        self._client.close()

    def __enter__(self) -> Self:
        """Nothing to do: the workers are there."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leaves the cluster as it was."""
        self.stop()

    def _threads(self) -> dict[str, int]:
        return {address: int(threads) for address, threads in self._client.nthreads().items()}

    def _refused(self) -> dict[str, str]:
        """By address of a worker: which other package it has."""
        own = package_hash()
        answers = self._client.run(_package_there, on_error="return")
        return {
            address: f"it has no such package ({answer})"
            if isinstance(answer, BaseException)
            else f"its package is {answer[:12]}, not {own[:12]}"
            for address, answer in answers.items()
            if answer != own
        }


class Inputs(WorkerPlugin):  # type: ignore[misc]
    """Unpacks the inputs on a worker, once, and starts its template; takes both away at the end."""

    name = "workbook-inputs"

    def __init__(self, packed: bytes, preparation: Preparation) -> None:
        self._packed, self._preparation = packed, preparation

    def setup(self, worker: Worker) -> None:
        """Called by a worker when it gets the plugin."""
        self._folder = tempfile.TemporaryDirectory(prefix="workbook-inputs-")
        with zipfile.ZipFile(io.BytesIO(self._packed)) as archive:
            archive.extractall(self._folder.name)
        os.environ["WORKBOOK_ROOT"] = self._folder.name
        self._template: Template | None = None
        try:
            self._template = Template.start(self._preparation)
            worker.workbook_kernel = Kernel(WARM, self._template.address)
        except TemplateError:
            worker.workbook_kernel = Kernel(COLD)

    def teardown(self, worker: Worker) -> None:
        """Called by a worker when the run is over."""
        if self._template is not None:
            self._template.close()
        os.environ.pop("WORKBOOK_ROOT", None)
        self._folder.cleanup()


def _run_there(job: Job) -> Outcome:
    from distributed import get_worker

    return run_job(job, get_worker().workbook_kernel)


def _package_there() -> str:
    return package_hash()


def _packed(raw: Path, reports: Path) -> bytes:
    """Notebooks, the period's spreadsheets and tables, and the history of its reports, as they lie below the root."""
    folders = (root() / "notebooks", raw, root() / "data" / "processed", reports / "riwayat")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _files(folders):
            archive.write(path, path.relative_to(root()))
    return packed.getvalue()


def _files(folders: Iterable[Path]) -> Iterable[Path]:
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


_ = Any
