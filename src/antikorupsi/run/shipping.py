"""The inputs of a run, packed for other machines and unpacked there once a process.

What is unpacked is deleted when the run ends, when nothing is heard of it for LEASE_SECONDS, and when the process ends:
another process waits for that, so it is deleted too if the worker is killed.
"""

import io
import os
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Any

from antikorupsi.assess import HISTORY, changes, open_period
from antikorupsi.common import root, tables_folder
from antikorupsi.run.executing import COLD, WARM, Kernel
from antikorupsi.run.jobs import Job
from antikorupsi.run.kernels import start_template, template_argument
from warm_kernels import Template, TemplateError

LEASE_SECONDS = 60.0  # after which a worker deletes the inputs of a run that it has not heard of
_FOLDER = "workbook-inputs-"
# Waits until its standard input closes, which it does when the worker ends, and deletes the folder.
_DELETE_AT_THE_END = "import shutil, sys; sys.stdin.read(); shutil.rmtree(sys.argv[1], ignore_errors=True)"


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
        """Packs what these jobs read: notebooks, spreadsheets and tables of the period in `raw`, history of reports."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for path in input_files(raw, reports):
                archive.write(path, path.relative_to(path.anchor))
        return cls(packed.getvalue(), str(root()), template_argument(jobs))

    @cached_property
    def digest(self) -> str:
        """The sha256 of the archive."""
        return sha256(self.packed).hexdigest()


def input_files(raw: Path, reports: Path) -> Iterator[Path]:
    """Notebooks, the files of the period in `raw` and of those that it reads or is compared with, and the history."""
    period = open_period(raw.name, raw.parent)
    before = changes.period_before(period)
    folders = dict.fromkeys(folder.path for each in (period, before) if each is not None for folder in each.folders)
    tables = [tables_folder(folder.name, folder) for folder in folders]
    yield from sorted((root() / "notebooks").glob("*.ipynb"))
    for folder in (*folders, *tables, reports / HISTORY):
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


class Received:
    """Inputs unpacked by this process, and the template of its kernels."""

    def __init__(self, inputs: Inputs) -> None:
        """Unpacks the inputs and makes them the project folder of this process; raises OSError if the disk is full."""
        self.digest = inputs.digest
        self.renewed = monotonic()
        self.at_work = 0
        self._closed = threading.Event()
        self._folder = tempfile.TemporaryDirectory(prefix=_FOLDER, ignore_cleanup_errors=True)
        self._deleting = _delete_at_the_end(self._folder.name)
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
        threading.Thread(target=self._expire, daemon=True).start()

    def close(self) -> None:
        """Ends the template and deletes the unpacked files."""
        self._closed.set()
        if self._template is not None:
            self._template.close()
        for name in ("WORKBOOK_SHIPPED", "WORKBOOK_ROOT"):
            os.environ.pop(name, None)
        self._folder.cleanup()
        self._deleting.communicate()

    def _expire(self) -> None:
        """Discards these inputs once their run is not heard of any more: it was killed, or the network is cut."""
        while not self._closed.wait(LEASE_SECONDS / 4):
            with _receiving:
                if not self.at_work and monotonic() - self.renewed > LEASE_SECONDS:
                    discard_inputs(self.digest)


_received: list[Received] = []  # at most one a process
_receiving = threading.RLock()


def unpack_inputs(inputs: Inputs) -> None:
    """Unpacks inputs and starts a template, unless this process has done so; inputs of another run are deleted."""
    with _receiving:
        if not _received or _received[0].digest != inputs.digest:
            discard_inputs()
            _received.append(Received(inputs))


def renew_inputs(digest: str) -> None:
    """Notes that the run with these inputs goes on."""
    for received in _received.copy():  # another thread may empty it
        if received.digest == digest:
            received.renewed = monotonic()


@contextmanager
def kernel_for(digest: str) -> Iterator[Kernel | None]:
    """The kernel for reports from the inputs of this digest, which are kept meanwhile; None if they are not here."""
    with _receiving:
        received = next((each for each in _received if each.digest == digest), None)
        if received is not None:
            received.at_work += 1
    try:
        yield received.kernel if received else None
    finally:
        if received is not None:
            received.renewed = monotonic()
            with _receiving:
                received.at_work -= 1


def discard_inputs(digest: str = "") -> None:
    """Deletes the inputs that this process unpacked; with a digest only if it is theirs."""
    with _receiving:
        if _received and digest in ("", _received[0].digest):
            _received.pop().close()


def _delete_at_the_end(folder: str) -> "subprocess.Popen[bytes]":
    """A process that deletes a folder when this one ends, however it ends."""
    return subprocess.Popen(  # noqa: S603 the folder is one that this process has made
        [sys.executable, "-I", "-S", "-c", _DELETE_AT_THE_END, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # signals of a terminal go to the worker only
    )
