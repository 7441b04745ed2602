"""YAML read in such a way that every value still knows the file and line it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from antikorupsi.common import WorkbookError

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


def read_marked(path: Path) -> MarkedMapping:
    """The mapping a YAML file holds.

    Raises WorkbookError with file and line for a file that cannot be read, is not UTF-8, not YAML or not a mapping,
    for a key written twice, a key that is not text, and for aliases and merge keys (all must stand where it is read).
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise WorkbookError(
            f"{path} cannot be read ({error.strerror}). Check the path of the framework file."
        ) from None
    except UnicodeDecodeError as error:
        raise WorkbookError(f"{path.name} is not in UTF-8 ({error}). Save it as UTF-8 text.") from None
    try:
        found = _Reader(path.name).read(text)
    except yaml.YAMLError as error:
        raise _syntax_fault(path.name, text, error) from None
    if not isinstance(found, MarkedMapping):
        raise WorkbookError(f"{Place(path.name, 1)}: the file holds no keys. Begin it with `id: {path.stem}`.")
    return found


class _Loader(yaml.SafeLoader):
    """The safe loader without aliases."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases are not used here, write the value out", mark)
        return super().compose_node(parent, index)


class _Reader:
    """Turns the nodes of one file into marked values."""

    def __init__(self, file: str) -> None:
        self.file = file

    def read(self, text: str) -> Marked | None:
        """The one document in a text, None if there is none."""
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            return None if node is None else self._marked(loader, node, node.start_mark.line + 1)
        finally:
            loader.dispose()

    def _marked(self, loader: _Loader, node: yaml.Node, line: int) -> Marked:
        place = Place(self.file, line)
        if isinstance(node, yaml.MappingNode):
            return MarkedMapping(place, self._entries(loader, node))
        if isinstance(node, yaml.SequenceNode):
            return MarkedList(place, [self._marked(loader, item, item.start_mark.line + 1) for item in node.value])
        return MarkedScalar(place, self._scalar(loader, node, place))

    def _entries(self, loader: _Loader, node: yaml.MappingNode) -> dict[str, Marked]:
        entries: dict[str, Marked] = {}
        for key_node, value_node in node.value:
            place = Place(self.file, key_node.start_mark.line + 1)
            if key_node.tag != "tag:yaml.org,2002:str":
                raise WorkbookError(f"{place}: the key {key_node.value!r} is not text. Put it in quotes.")
            if key_node.value in entries:
                first = entries[key_node.value].place.line
                raise WorkbookError(
                    f"{place}: the key {key_node.value!r} stands in line {first} already. Keep one of the two."
                )
            entries[key_node.value] = self._marked(loader, value_node, place.line)
        return entries

    def _scalar(self, loader: _Loader, node: yaml.Node, place: Place) -> object:
        try:
            return loader.construct_object(node)
        except ValueError:
            raise WorkbookError(
                f"{place}: {node.value!r} is no value of its kind. Put it in quotes if it is text."
            ) from None


def _syntax_fault(file: str, text: str, error: yaml.YAMLError) -> WorkbookError:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        line, problem = error.problem_mark.line + 1, error.problem
    elif isinstance(error, yaml.reader.ReaderError):
        line, problem = text.count("\n", 0, error.position) + 1, error.reason
    else:
        line, problem = 1, str(error)
    remedy = "Check indentation, colons and quotes in this line and the one above."
    return WorkbookError(f"{Place(file, line)}: not valid YAML: {problem}. {remedy}")


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
    """A key path for people: `criteria > spi > rule > threshold`, entries of lists by id, label or number."""
    names: list[str] = []
    here: Marked | None = marked
    for key in path:
        here = step(here, key) if here else None
        names.append(key if isinstance(key, str) else _entry_name(here, key))
    return " > ".join(names)


def _entry_name(entry: Marked | None, index: int) -> str:
    said = plain(entry) if isinstance(entry, MarkedMapping) else {}
    for key in ("id", "label"):
        if isinstance(said.get(key), str):
            return str(said[key])
    if isinstance(said.get("instrument"), str):
        return f"no. {index + 1} ({said['instrument']})"
    return f"no. {index + 1}"
