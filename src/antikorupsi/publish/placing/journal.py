"""Several files put in place as one: what a kill interrupted is finished later, or as if it had never begun.

The files are written beside their places, then one line in the journal says what belongs together, then they are moved.
Whoever comes next reads the journal: moves of a line that is whole are made again, whatever was not moved is removed.
"""

import json
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from antikorupsi.assess import file_hash
from antikorupsi.common import has_marker, path_below
from antikorupsi.publish.placing.placing import BESIDE, write_beside

NAME = ".journal.jsonl"


@dataclass(frozen=True)
class Journal:
    """The journal of a folder; only whoever holds the folder's lock writes into it."""

    folder: Path

    def place(self, files: Mapping[str, bytes], left_over: Collection[str], note: dict[str, Any]) -> None:
        """Puts files in place together, the last of them last, and removes those left over; names are in the folder.

        `note` is kept with them until the journal is cleared. Raises OSError where not all of them could be written;
        then none was moved.
        """
        beside: dict[str, str] = {}
        try:
            for name, content in files.items():
                written = write_beside(self.folder / name, content)
                beside[written.relative_to(self.folder).as_posix()] = name
            hashes = {name: sha256(content).hexdigest() for name, content in files.items()}
            self._append({"moves": beside, "hashes": hashes, "removed": [*left_over], "note": note})
        except BaseException:
            for name in beside:
                (self.folder / name).unlink(missing_ok=True)
            raise
        self._move(beside, left_over)

    def repair(self) -> list[dict[str, Any]]:
        """Finishes what a killed run left, and gives the notes of all that is in place, in its order."""
        notes = []
        for line in list(self._lines()):
            waiting = {beside: name for beside, name in line["moves"].items() if self._waits(beside)}
            if all(file_hash(self.folder / beside) == line["hashes"][name] for beside, name in waiting.items()):
                self._move(waiting, line["removed"])
                notes.append(line["note"])
        self._sweep()
        return notes

    def clear(self) -> None:
        """Forgets what is in place, once a manifest says it."""
        (self.folder / NAME).unlink(missing_ok=True)

    def interrupted(self) -> bool:
        """Whether there is anything to repair, or a run at work."""
        return (self.folder / NAME).exists()

    def _append(self, line: dict[str, Any]) -> None:
        with (self.folder / NAME).open("ab") as file:
            file.write(json.dumps(line).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _lines(self) -> Iterator[dict[str, Any]]:
        """The lines that were written to their end; only the last one can be torn."""
        path = self.folder / NAME
        for written in path.read_bytes().split(b"\n") if path.exists() else []:
            try:
                yield json.loads(written)
            except ValueError:
                return

    def _move(self, moves: Mapping[str, str], removed: Collection[str]) -> None:
        for beside, target in moves.items():
            path_below(self.folder, beside).replace(path_below(self.folder, target))
        for name in removed:
            path_below(self.folder, name).unlink(missing_ok=True)

    def _waits(self, beside: str) -> bool:
        """Whether a file that was written beside its place is still there; only names of such files are believed."""
        path = path_below(self.folder, beside)
        return path.name.startswith(BESIDE) and path.exists()

    def _sweep(self) -> None:
        """Removes files that were written beside their places and never moved.

        Folders with a marker of their own, such as that of another language, are other publications: a run may be at
        work there, under a lock of its own.
        """
        for parent, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if not has_marker(Path(parent, name))]
            for name in names:
                if name.startswith(BESIDE):
                    Path(parent, name).unlink(missing_ok=True)
