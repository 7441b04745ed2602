"""The manifest of a folder of reports: what is published there, made of what, and what could not be made.

While a run is at work the manifest says so and speaks of no page that may be replaced; it is whole again at the end.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from antikorupsi.common import WorkbookError
from antikorupsi.publish import place_text
from antikorupsi.run.fingerprints import Fingerprint

NAME = "manifest.json"


@dataclass(frozen=True)
class Entry:
    """One page: its files by name with their sha256, and what it was made of; `error` says why the next one failed.

    `made` is empty where no page is published; `parameters` and `fingerprint` are those of the published page.
    """

    name: str
    region: str = ""
    made: str = ""
    seconds: float = 0.0
    fingerprint: Fingerprint = field(default_factory=dict)
    formats: tuple[str, ...] = ()
    parameters: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    out_of_date: bool = False
    error: str = ""

    @classmethod
    def read(cls, written: dict[str, Any]) -> Self:
        """The entry as it was written."""
        return cls(**written | {"formats": tuple(written.get("formats", ()))})


@dataclass
class Manifest:
    """What is said of a folder; `finished` is empty while a run is at work, or after one that was killed.

    `replacing` are pages that were published as said when the run began, and may have been replaced since.
    """

    about: dict[str, Any] = field(default_factory=dict)
    started: str = ""
    finished: str = ""
    reports: dict[str, Entry] = field(default_factory=dict)
    replacing: dict[str, Entry] = field(default_factory=dict)
    results: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest of a folder, an empty one where there is none; raises WorkbookError for a file that is none."""
        path = folder / NAME
        if not path.exists():
            return cls()
        try:
            written = json.loads(path.read_text(encoding="utf-8"))
            tables = {
                name: {page: Entry.read(entry) for page, entry in written.pop(name).items()}
                for name in ("reports", "replacing")
            }
            states: dict[str, Any] = {name: written.pop(name) for name in ("started", "finished", "results")}
            return cls(written, reports=tables["reports"], replacing=tables["replacing"], **states)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise WorkbookError(
                f"{path} is no manifest of this workbook; move it away and run again: {error}"
            ) from error

    def write(self, folder: Path) -> None:
        """Puts the manifest in place in one step."""
        said = self.about | {"started": self.started, "finished": self.finished}
        for name, entries in (("reports", self.reports), ("replacing", self.replacing)):
            said[name] = {page: asdict(entry) for page, entry in sorted(entries.items())}
        text = json.dumps(said | {"results": self.results}, indent=1, ensure_ascii=False)
        place_text(text + "\n", folder / NAME)


def differing(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The reasons for which a page is out of date: the names of the hashes that differ."""
    return [name for name in now if before.get(name) != now[name]]
