"""Values out of YAML that still know the file and line they stand in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Key = str | int
KeyPath = tuple[Key, ...]


@dataclass(frozen=True)
class Place:
    """A line of a file."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}"


@dataclass(frozen=True)
class MarkedScalar:
    """A number, text, true or false, date or null."""

    place: Place
    value: object


@dataclass(frozen=True)
class MarkedList:
    """A list."""

    place: Place
    items: list["Marked"]


@dataclass(frozen=True)
class MarkedMapping:
    """Keys and what they hold; the place of each entry is the line of its key."""

    place: Place
    entries: dict[str, "Marked"]


Marked = MarkedScalar | MarkedList | MarkedMapping


def plain(marked: Marked) -> Any:
    """The values without their places."""
    match marked:
        case MarkedMapping(entries=entries):
            return {key: plain(entry) for key, entry in entries.items()}
        case MarkedList(items=items):
            return [plain(item) for item in items]
        case MarkedScalar(value=value):
            return value


def step(marked: Marked, key: Key) -> Marked | None:
    """What stands under a key or at a position, None where there is nothing."""
    if isinstance(marked, MarkedMapping) and isinstance(key, str):
        return marked.entries.get(key)
    if isinstance(marked, MarkedList) and isinstance(key, int) and key < len(marked.items):
        return marked.items[key]
    return None


def place_of(marked: Marked, path: Iterable[Key]) -> Place:
    """Where a key path is written; where it is not, the nearest thing above it that is."""
    for key in path:
        below = step(marked, key)
        if below is None:
            break
        marked = below
    return marked.place


def name_of(marked: Marked, path: Iterable[Key]) -> str:
    """A key path for people: `criteria > spi > rule > threshold`, entries of lists by what names them."""
    names: list[str] = []
    here: Marked | None = marked
    for key in path:
        here = step(here, key) if here else None
        names.append(key if isinstance(key, str) else _entry_name(here, key))
    return " > ".join(names)


def _entry_name(entry: Marked | None, index: int) -> str:
    said = plain(entry) if isinstance(entry, MarkedMapping) else {}
    if isinstance(said.get("instrument"), str) and "id" not in said:
        return f"no. {index + 1} ({said['instrument']})"
    names = (str(said[key]) for key in ("id", "label", "item", "role") if isinstance(said.get(key), str))
    return next(names, f"no. {index + 1}")
