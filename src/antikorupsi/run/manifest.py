"""The manifest of a folder of reports: the published pages, what they were made from, and what failed.

While a run is at work, pages that it may replace are listed under `replacing`, not under `reports`.
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
    """One page: the sha256 of its files by name and what it was made from; `error`: why its newest attempt failed.

    `made` is empty if no page is published; `parameters` and `fingerprint` are those of the published page.
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
        """The entry of a parsed manifest."""
        return cls(**written | {"formats": tuple(written.get("formats", ()))})


@dataclass
class Manifest:
    """The content of a manifest; `finished` is empty while a run is at work and after a killed one.

    `replacing`: pages as published when the run began; they may have been replaced since. `told`: the publication up to
    which the program of `--notify` was told what changed. `untold`: the message that it was not told yet, by the time
    of its first attempt (`since`), how many changes it has (`changes`) and why (`why`, in English); empty if there is
    none.
    """

    about: dict[str, Any] = field(default_factory=dict)
    started: str = ""
    finished: str = ""
    reports: dict[str, Entry] = field(default_factory=dict)
    replacing: dict[str, Entry] = field(default_factory=dict)
    results: dict[str, Any] = field(default_factory=dict)
    told: str = ""
    untold: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest of a folder, empty if there is none; raises WorkbookError if the file is not a manifest."""
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
            states["told"] = str(written.pop("told", ""))
            states["untold"] = {name: str(text) for name, text in written.pop("untold", {}).items()}
            return cls(written, reports=tables["reports"], replacing=tables["replacing"], **states)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise WorkbookError(
                f"{path} is no manifest of this workbook; move it away and run again: {error}"
            ) from error

    def write(self, folder: Path) -> None:
        """Replaces the manifest in one step."""
        written = self.about | {"started": self.started, "finished": self.finished}
        for name, entries in (("reports", self.reports), ("replacing", self.replacing)):
            written[name] = {page: asdict(entry) for page, entry in sorted(entries.items())}
        written |= {"results": self.results} | ({"told": self.told} if self.told else {})
        written |= {"untold": self.untold} if self.untold else {}
        text = json.dumps(written, indent=1, ensure_ascii=False)
        place_text(text + "\n", folder / NAME)


def differing(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The names of the hashes that differ: the reasons why a page is out of date."""
    return [name for name in now if before.get(name) != now[name]]
