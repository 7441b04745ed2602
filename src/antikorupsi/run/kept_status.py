"""The status of a folder as it was last found: given again while no file that it depends on was touched.

A file counts as untouched while its size, times of change and inode are the same, as in `antikorupsi.assess.hashes`; so
asking again opens no file but one and imports no library of tables.
"""

import json
import os
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from antikorupsi.common import cache_file, keep_for_later, raw_parent, reports_folder, root
from antikorupsi.run.page_status import DeliveryStatus, PageStatus, Status

_SOURCE = Path(__file__).resolve().parents[2]  # the folder that holds the packages, of an installed one all others too
_PACKAGES = ("antikorupsi", "helpers", "warm_kernels")
_TWO_SECONDS = 2_000_000_000  # nanoseconds; some file systems count time in steps this long
_PASSING = (".lock", ".pyc")  # ends of names of files that change without any meaning


class KeptStatus:
    """The status for one way of asking; `asked` is everything that was said on the command line about it."""

    def __init__(self, asked: dict[str, str]) -> None:
        """Raises WorkbookError for a period or folder that is refused."""
        period, raw = asked["period"], asked["raw"] or None
        reports = reports_folder(period, asked["reports"] or None, raw)
        self._folders = [reports, raw_parent(raw), raw_parent(), root() / "notebooks"]
        self._folders += [_SOURCE / package for package in _PACKAGES]
        tried = asked["overrides"].removeprefix("@")
        self._files = [
            Path(sysconfig.get_path("purelib")),
            *([] if tried.startswith("{") or not tried else [Path(tried)]),
        ]
        said = json.dumps([asked, *map(str, self._folders), *map(str, self._files), sys.version], sort_keys=True)
        self._place = cache_file("status", said)

    def recall(self) -> Status | None:
        """The status that was kept; None if there is none, or if anything was touched since."""
        with suppress(OSError, ValueError, TypeError, KeyError):  # missing, torn, or of another version
            kept = json.loads(self._place.read_text(encoding="utf-8"))
            if kept["seen"] == self._seen[0]:
                pages = [PageStatus(**page | {"why": tuple(page["why"])}) for page in kept["pages"]]
                deliveries = tuple(DeliveryStatus(**delivery) for delivery in kept["deliveries"])
                also = (kept["deliveries_counted"], kept["untold"])
                return Status(Path(kept["folder"]), kept["run"], kept["finished"], pages, deliveries, *also)
        return None

    def keep(self, status: Status) -> None:
        """Keeps the status where no run is at work or broken off, unless a file was touched just before the look.

        Where nothing can be written, the next call looks at everything again.
        """
        seen, youngest = self._seen
        if status.run not in ("finished", "none") or youngest + _TWO_SECONDS > self._looked_at:
            return
        kept = {
            "seen": seen,
            "folder": str(status.folder),
            "run": status.run,
            "finished": status.finished,
            "pages": [asdict(page) for page in status.pages],
            "deliveries": [asdict(delivery) for delivery in status.deliveries],
            "deliveries_counted": status.deliveries_counted,
            "untold": status.untold,
        }
        keep_for_later(self._place, json.dumps(kept))

    @cached_property
    def _looked_at(self) -> int:
        return time.time_ns()

    @cached_property
    def _seen(self) -> tuple[str, int]:
        """A hash over all files as they are when they are first looked at, and when the youngest was touched."""
        _ = self._looked_at
        digest, youngest = sha256(), 0
        for path in sorted({*self._files, *(path for folder in self._folders for path in _files(folder))}):
            with suppress(OSError):  # gone meanwhile: not in the hash
                seen = path.stat()
                identity = (str(path), seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
                digest.update(repr(identity).encode())
                youngest = max(youngest, seen.st_mtime_ns, seen.st_ctime_ns)
        return digest.hexdigest(), youngest


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names if not name.endswith(_PASSING))
