"""Elements of an XML part one by one, without a tree: a few kilobytes can hold millions of them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.parsers.expat import ParserCreate

from antikorupsi.ingest.spreadsheets.archives import whole_tags


class Element(NamedTuple):
    """A start tag; the names of tag and attributes are without their namespaces."""

    name: str
    attributes: dict[str, str]


def elements_of(chunks: Iterable[bytes]) -> Iterator[Element]:
    """The start tags of a part in their order; raises ExpatError where it is not well-formed."""
    found: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append(Element(_local(name), {_local(key): value for key, value in attributes.items()}))

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    for text in whole_tags(iter(chunks)):
        parser.Parse(text, False)
        yield from found
        found.clear()
    parser.Parse(b"", True)
    yield from found


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
