"""A page's HTML as a small tree of elements: the one source of what is printed.

The pages are our own, so the tree is built without the repairs of a browser; drawings are cut out before.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlsplit

from antikorupsi.publish.pages.elements import BLOCKS, INLINE, LEFT_OUT, LOOKS, WITHOUT_LOOK, Element
from antikorupsi.publish.pages.glyphs import showable

_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "svg", "wbr"})
_KNOWN = BLOCKS | INLINE | LEFT_OUT | {"html", "body", "meta", "title"}
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_KEPT_ATTRIBUTES = ("start", "colspan", "rowspan", "scope", "id")
_USUAL_SIZE = 300.0
# Heights in text widths: what leaves no room for what comes before it on its sheet is made smaller, to six-point words.
_HIGH, _HIGHEST, _SMALLEST = 0.95, 1.3, 0.75


class NetworkRefusedError(ValueError):
    """A page asked for something outside itself; reports stand alone."""


def read_page(page: str, colours: dict[str, str]) -> tuple[Element, set[str]]:
    """The body of a page, and the names of the elements and classes in it that have no place in print.

    `colours` are the variables of the style sheet that drawings name. Raises NetworkRefusedError where the page needs
    something outside itself.
    """
    reader = _Reader(_drawing(svg, colours) for svg in _SVG.findall(page))
    reader.feed(_SVG.sub(lambda svg: f"{svg[0].partition('>')[0]}>", page))
    reader.close()
    return next(reader.root.find_all("body"), reader.root), reader.unknown


class _Reader(HTMLParser):
    """Builds the tree; a drawing is an element without content, because its markup goes to Typst as it is."""

    def __init__(self, drawings: Iterator[dict[str, Any]]) -> None:
        super().__init__()
        self.root = Element("root")
        self.unknown: set[str] = set()
        self._open = [self.root]
        self._drawings = drawings

    def updatepos(self, _i: int, j: int) -> int:
        """Counts no lines, which nobody asks for and which took a tenth of the time."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        element = Element(tag, known.get("class", "").split(), more=self._more(tag, known))
        self.unknown |= {*element.classes, tag} - LOOKS - WITHOUT_LOOK - _KNOWN
        self._open[-1].kids.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].name == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].kids.append(data)

    def _more(self, tag: str, known: dict[str, str]) -> dict[str, Any]:
        more: dict[str, Any] = {name: known[name] for name in _KEPT_ATTRIBUTES if name in known}
        if known.get("aria-hidden") == "true":
            more["hidden"] = True
        if "data-workbook" in known:
            more["workbook"] = showable(known["data-workbook"])
        if tag == "a":
            more["href"] = _address(known.get("href", ""))
        elif tag == "svg":
            more |= next(self._drawings)
        elif tag == "img":
            more["alt"] = showable(known.get("alt", ""))
            _refuse_from_elsewhere(known.get("src", ""))
        return more


def _drawing(svg: str, colours: dict[str, str]) -> dict[str, Any]:
    """The markup, alternative text and width of a drawing, in the fonts of the project and the colours of paper."""
    head, _, rest = svg.partition(">")
    for address in re.findall(r'<(?:image|use)\b[^>]*?href="([^"]*)"', svg):
        _refuse_from_elsewhere(address)
    label, box = re.search(r'aria-label="([^"]*)"', head), re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', head)
    head += "" if "xmlns=" in head else ' xmlns="http://www.w3.org/2000/svg"'
    drawn = re.sub(r"font-family: [^;\"]*", "font-family: Roboto", f'{head} font-family="Roboto">{rest}')
    drawn = re.sub(r"var\(--([\w-]+)\)", lambda name: colours.get(name[1], "black"), drawn)
    alternative = unescape(label[1]) if label and 'aria-hidden="true"' not in head else ""
    width, height = (float(box[1]), float(box[2])) if box else (_USUAL_SIZE, _USUAL_SIZE)
    part = width / (height or width or 1)
    share = min(1.0, _HIGHEST * part, max(_SMALLEST, _HIGH * part))
    return {"svg": showable(drawn), "alt": showable(alternative), "width": width, "share": share}


def _address(address: str) -> str:
    """The address of a link, in ASCII; "" for one of a kind that no page of ours has, such as a script."""
    allowed = urlsplit(address).scheme in {"", "http", "https", "mailto"}
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]") if allowed else ""


def _refuse_from_elsewhere(address: str) -> None:
    if not address.startswith(("#", "data:")):
        raise NetworkRefusedError(f"The page asks for {address!r}; it must hold all that it shows.")
