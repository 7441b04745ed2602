"""The inputs of a run as they travel to other machines: packed here, unpacked once by each process that needs them."""

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
from antikorupsi.run.kernels import handed_to_template, start_template
from warm_kernels import Template, TemplateError


@dataclass(frozen=True)
class Inputs:
    """Files by their absolute paths on the machine of the run, in a zip archive, and its project folder there.

    `handed` is what a template of kernels prepares.
    """

    packed: bytes
    root: str
    handed: dict[str, Any]

    @classmethod
    def of(cls, jobs: list[Job], raw: Path, reports: Path) -> "Inputs":
        """Notebooks, the spreadsheets and tables of the periods beside `raw`, and the history of the reports."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in _files(raw, reports):
                archive.write(path, path.relative_to(path.anchor))
        return cls(packed.getvalue(), str(root()), handed_to_template(jobs))

    @cached_property
    def mark(self) -> str:
        """The sha256 of what is packed."""
        return sha256(self.packed).hexdigest()


class Received:
    """Inputs unpacked by this process, and the template of its kernels."""

    def __init__(self, inputs: Inputs) -> None:
        """From now on the project folder of this process is the one that was brought."""
        self.mark = inputs.mark
        self._folder = tempfile.TemporaryDirectory(prefix="workbook-inputs-")
        with zipfile.ZipFile(io.BytesIO(inputs.packed)) as archive:
            archive.extractall(self._folder.name)
        os.environ["WORKBOOK_SHIPPED"] = self._folder.name
        os.environ["WORKBOOK_ROOT"] = str(Path(self._folder.name, *Path(inputs.root).parts[1:]))
        self._template: Template | None = None
        self.kernel = Kernel(COLD)
        try:
            self._template = start_template(inputs.handed)
            self.kernel = Kernel(WARM, self._template.address)
        except TemplateError:
            pass  # ordinary kernels make the same pages

    def close(self) -> None:
        """Leaves nothing behind."""
        if self._template is not None:
            self._template.close()
        for name in ("WORKBOOK_SHIPPED", "WORKBOOK_ROOT"):
            os.environ.pop(name, None)
        self._folder.cleanup()


_received: list[Received] = []  # of this process: those of one run at a time
_receiving = threading.Lock()


def receive(inputs: Inputs) -> Kernel:
    """Unpacks the inputs and starts a template, unless this process has; gives the kernel that its reports take."""
    with _receiving:
        if not _received or _received[0].mark != inputs.mark:
            _release()
            _received.append(Received(inputs))
        return _received[0].kernel


def release() -> None:
    """Takes away what this process received."""
    with _receiving:
        _release()


def _release() -> None:
    while _received:
        _received.pop().close()


def _files(raw: Path, reports: Path) -> Iterator[Path]:
    periods = [raw.parent / name for name in available_periods(raw.parent)]
    tables = [tables_folder(folder.name, folder) for folder in periods]
    for folder in (root() / "notebooks", *periods, *tables, reports / HISTORY):
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())
