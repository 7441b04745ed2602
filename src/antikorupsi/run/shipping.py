"""The inputs of a run, packed for other machines and unpacked there once a process."""

import io
import os
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from antikorupsi.assess import HISTORY, available_periods
from antikorupsi.common import root, tables_folder
from antikorupsi.run.executing import COLD, WARM, Kernel
from antikorupsi.run.jobs import Job
from antikorupsi.run.kernels import start_template, template_argument
from warm_kernels import Template, TemplateError


@dataclass(frozen=True)
class Inputs:
    """A zip archive of files by their absolute paths, and the project folder, both of the run's machine.

    `given` is the argument of `antikorupsi.run.preparing.prepare`.
    """

    packed: bytes
    root: str
    given: dict[str, Any]

    @classmethod
    def of(cls, jobs: list[Job], raw: Path, reports: Path) -> "Inputs":
        """Packs notebooks, spreadsheets and tables of all periods beside `raw`, and the history of the reports."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in _files(raw, reports):
                archive.write(path, path.relative_to(path.anchor))
        return cls(packed.getvalue(), str(root()), template_argument(jobs))

    @cached_property
    def digest(self) -> str:
        """The sha256 of the archive."""
        return sha256(self.packed).hexdigest()


class Received:
    """Inputs unpacked by this process, and the template of its kernels."""

    def __init__(self, inputs: Inputs) -> None:
        """Unpacks the inputs and makes them the project folder of this process."""
        self.digest = inputs.digest
        self._folder = tempfile.TemporaryDirectory(prefix="workbook-inputs-")
        with zipfile.ZipFile(io.BytesIO(inputs.packed)) as archive:
            archive.extractall(self._folder.name)
        os.environ["WORKBOOK_SHIPPED"] = self._folder.name
        os.environ["WORKBOOK_ROOT"] = str(Path(self._folder.name, *Path(inputs.root).parts[1:]))
        self._template: Template | None = None
        self.kernel = Kernel(COLD)
        try:
            self._template = start_template(inputs.given)
            self.kernel = Kernel(WARM, self._template.address)
        except TemplateError:
            pass  # ordinary kernels make the same pages

    def close(self) -> None:
        """Ends the template and deletes the unpacked files."""
        if self._template is not None:
            self._template.close()
        for name in ("WORKBOOK_SHIPPED", "WORKBOOK_ROOT"):
            os.environ.pop(name, None)
        self._folder.cleanup()


_received: list[Received] = []  # at most one a process
_receiving = threading.Lock()


def unpack_inputs(inputs: Inputs) -> Kernel:
    """The kernel for reports from these inputs; unpacks them and starts a template on the first call of a process."""
    with _receiving:
        if not _received or _received[0].digest != inputs.digest:
            _discard()
            _received.append(Received(inputs))
        return _received[0].kernel


def discard_inputs() -> None:
    """Deletes the inputs that this process unpacked."""
    with _receiving:
        _discard()


def _discard() -> None:
    while _received:
        _received.pop().close()


def _files(raw: Path, reports: Path) -> Iterator[Path]:
    periods = [raw.parent / name for name in available_periods(raw.parent)]
    tables = [tables_folder(folder.name, folder) for folder in periods]
    yield from (root() / "notebooks").glob("*.ipynb")
    for folder in (*periods, *tables, reports / HISTORY):
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())
