"""Reads YAML and JSON files that people edit; refuses, with file and line, what could be read in two ways.

YAML 1.1 keeps the last of two equal keys, reads 070 as 56 and 1:10 as 70, and `no` as false. Here a key stands once,
whole numbers are plain decimals, true and false are the only words of their kind, and nothing refers to other places.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from antikorupsi.common.errors import WorkbookError
from antikorupsi.common.marked_yaml import Marked, MarkedList, MarkedMapping, MarkedScalar, Place, plain

_LARGEST = 1_000_000  # bytes; a framework has some 30 thousand
_DEEPEST = 30  # levels; a framework has seven
_MOST_NODES = 100_000  # values and lists; a framework has some thousand
_PLAIN = {
    "null": re.compile(r"~|null|Null|NULL|"),
    "bool": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "int": re.compile(r"[-+]?(?:0|[1-9]\d*)"),
    "float": re.compile(
        r"[-+]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    ),
    "timestamp": re.compile(r"\d{4}-\d\d-\d\d"),
}
_FIRST_LETTERS = frozenset("nNtTfF")  # of null, true and false; nearly every text begins with another letter
_TEXT = "tag:yaml.org,2002:str"
# Other YAML readers take these for true, false and merge keys.
_NO_KEYS = frozenset(f(word) for word in ("yes", "no", "on", "off", "<<") for f in (str, str.capitalize, str.upper))
# Some YAML readers take these for numbers: leading zeros, other bases, underscores, base sixty.
_ODD_NUMBER = re.compile(
    r"[-+]?+(?:0[0-9_]++|0[xob][0-9a-fA-F_]++|\d++_[\d_]*+(?:\.[\d_]*+)?+|\d[\d_]*+(?::[0-5]?\d)++(?:\.\d*+)?+)"
)


def read_marked(path: Path, *, aliases: bool = False, named: str | None = None) -> MarkedMapping:
    """The mapping that a YAML file holds, every value with its line.

    `aliases` allows a list that stands once to be named again, as files that come with the workbook do. `named` is what
    mistakes call the file, such as its path below the folder of a period; its name where nothing is given.

    Raises WorkbookError with file and line for a file that cannot be read, is not UTF-8, not YAML or not a mapping,
    for a key written twice, a key that is not text, ambiguous numbers, and for aliases, merge keys and tags.
    """
    file = named or path.name
    found = parse_marked(_text_of(path, file), file, aliases=aliases)
    if not isinstance(found, MarkedMapping):
        raise WorkbookError(f"{Place(file, 1)}: the file holds no keys. Begin it with `id: {path.stem}`.")
    return found


def read_plain(path: Path) -> Any:
    """What a YAML or JSON file holds, None where it is empty; raises WorkbookError as read_marked does."""
    found = parse_marked(_text_of(path, path.name), path.name)
    return None if found is None else plain(found)


def parse_marked_file(path: Path) -> Marked | None:
    """What a file holds, None where it is empty; raises WorkbookError as read_marked does. Mistakes name its path."""
    return parse_marked(_text_of(path, str(path)), str(path))


def parse_marked(text: str, file: str, *, aliases: bool = False) -> Marked | None:
    """The one document in a text, None if there is none; `file` is its name in error texts."""
    try:
        return _Reader(file).read(text, aliases=aliases)
    except yaml.YAMLError as error:
        raise _syntax_fault(file, text, error) from None


def _text_of(path: Path, file: str) -> str:
    try:
        if not path.is_file():
            raise WorkbookError(f"{path} cannot be read: there is no such file. Check its path.")
        if path.stat().st_size > _LARGEST:
            raise WorkbookError(f"{path} is too large: a file of this kind has some hundred lines.")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise WorkbookError(f"{path} cannot be read ({error.strerror}). Check its path.") from None
    except UnicodeDecodeError as error:
        raise WorkbookError(f"{file} is not in UTF-8 ({error}). Save it as UTF-8 text.") from None
    # JSON may be indented by tabs, which YAML refuses; JSON strings contain no raw tabs.
    return text.expandtabs() if text.lstrip().startswith(("{", "[")) else text


class _Loader(yaml.CSafeLoader):
    """The safe loader of libyaml (five times as fast as that in Python) with the few types that there are here."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
        """The type of a plain scalar, of the few that there are here."""
        if kind is not yaml.ScalarNode or not implicit[0] or value is None:
            return str(super().resolve(kind, value, (False, True)))  # type: ignore[no-untyped-call]
        if value[:1].isalpha() and value[0] not in _FIRST_LETTERS:
            return _TEXT
        found = next((name for name, pattern in _PLAIN.items() if pattern.fullmatch(value)), "str")
        return f"tag:yaml.org,2002:{found}"


def _check_events(text: str, *, aliases: bool) -> None:
    """Raises YAMLError for tags, too many levels, and aliases where they are not allowed, before anything is built."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) and not aliases:
            raise _refused("aliases are not used here, write the value out", event)
        if getattr(event, "tag", None) is not None:
            raise _refused("tags that begin with ! are not used here", event)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _refused("too many levels", event)


def _refused(problem: str, event: Any) -> yaml.composer.ComposerError:
    return yaml.composer.ComposerError(None, None, problem, event.start_mark)


class _Reader:
    """Turns the nodes of one file into marked values."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.nodes = 0

    def read(self, text: str, *, aliases: bool) -> Marked | None:
        """The one document in a text, None if there is none."""
        _check_events(text, aliases=aliases)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            return None if node is None else self._marked(loader, node, node.start_mark.line + 1)
        finally:
            loader.dispose()

    def _marked(self, loader: _Loader, node: yaml.Node, line: int) -> Marked:
        place = Place(self.file, line)
        self.nodes += 1
        if self.nodes > _MOST_NODES:  # aliases of aliases of aliases
            raise WorkbookError(f"{place}: the file holds too many values.")
        if isinstance(node, yaml.MappingNode):
            return MarkedMapping(place, self._entries(loader, node))
        if isinstance(node, yaml.SequenceNode):
            return MarkedList(place, [self._marked(loader, item, item.start_mark.line + 1) for item in node.value])
        return MarkedScalar(place, self._scalar(loader, node, Place(self.file, node.start_mark.line + 1)))

    def _entries(self, loader: _Loader, node: yaml.MappingNode) -> dict[str, Marked]:
        entries: dict[str, Marked] = {}
        for key_node, value_node in node.value:
            place = Place(self.file, key_node.start_mark.line + 1)
            if key_node.tag != _TEXT or (_is_plain(key_node) and key_node.value in _NO_KEYS):
                raise WorkbookError(f"{place}: the key {key_node.value!r} is not text. Put it in quotes.")
            if key_node.value in entries:
                first = entries[key_node.value].place.line
                raise WorkbookError(
                    f"{place}: the key {key_node.value!r} stands in line {first} already. Keep one of the two."
                )
            entries[key_node.value] = self._marked(loader, value_node, place.line)
        return entries

    def _scalar(self, loader: _Loader, node: yaml.Node, place: Place) -> object:
        if node.tag == _TEXT and not node.value[:1].isdigit() and node.value[:1] not in "+-":
            return node.value
        if _is_plain(node) and _ODD_NUMBER.fullmatch(str(node.value)):
            raise WorkbookError(
                f"{place}: {node.value!r} is a number that can be read in several ways. "
                "Write it in plain decimals, such as 70, or put it in quotes if it is text."
            )
        try:
            return loader.construct_object(node)
        except ValueError:
            raise WorkbookError(
                f"{place}: {node.value!r} is no value of its kind. Put it in quotes if it is text."
            ) from None


def _is_plain(node: yaml.Node) -> bool:
    """Whether a scalar stands without quotes."""
    return isinstance(node, yaml.ScalarNode) and not node.style  # None or "", by the parser


def _syntax_fault(file: str, text: str, error: yaml.YAMLError) -> WorkbookError:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        line, problem = error.problem_mark.line + 1, error.problem
    elif isinstance(error, yaml.reader.ReaderError):
        line, problem = text.encode()[: error.position].count(b"\n") + 1, error.reason  # libyaml counts bytes
    else:
        line, problem = 1, str(error)
    remedy = "Check indentation, colons and quotes in this line and the one above."
    line = min(line, len(text.splitlines()) or 1)  # libyaml counts one more where a text ends too early
    return WorkbookError(f"{Place(file, line)}: not valid YAML: {problem}. {remedy}")
