"""From the tree of a page to that of its print: blanks as HTML shows them, headings in steps, anchors that are used."""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from antikorupsi.common import sentence_start
from antikorupsi.publish.pages.elements import BLOCKS, HEADINGS, LEFT_OUT, Element, is_block
from antikorupsi.publish.pages.glyphs import BREAK, breakable, showable
from antikorupsi.publish.pages.table_columns import PAGE, lay_out

_ON_LINES_OF_THEIR_OWN = {"bullet", "years"}  # drawings; so are remarks, and in a `dd` all words

_WHOLE_ADDRESS = re.compile(r"\w+:")
_OF_ROWS = frozenset({"tr", "thead", "tbody", "tfoot"})
_WITHOUT_WORDS = _OF_ROWS | {"table", "ul", "ol", "dl"}  # of their own
_LAID_OUT_BY_PARENT = frozenset({"th", "td", "li", "caption", "figcaption"})


def printed(body: Element) -> str:
    """Brings a page into its printed form; gives the words that stand across each sheet, if any."""
    links = []
    for link in body.find_all("a"):
        address = link.more.get("href", "")
        if address.startswith("#"):
            links.append(link)
        elif not _WHOLE_ADDRESS.match(address):  # readers resolve none: a PDF is read far from the pages beside it
            link.more["href"] = ""
    printing = _Printing({link.more["href"][1:] for link in links})
    printing.print(body)
    for link in links:
        if link.more["href"][1:] in printing.without_place:
            link.more["href"] = ""
    return printing.mark


class _Printing:
    def __init__(self, anchors: set[str]) -> None:
        self.without_place = anchors  # those that links lead to and that were not met yet
        self.mark = ""
        self._level = 0
        self._in_half = 0

    def print(self, element: Element) -> None:
        """Brings what is inside an element into its printed form."""
        for remark in _remarks_in_the_line(element):
            remark.more["inline"] = True
        kept = [kid for kid in map(self._kept, element.kids) if kid is not None]
        if element.name in _WITHOUT_WORDS:
            kept = [kid for kid in kept if isinstance(kid, Element)]
        element.kids = _halves_paired(_in_lines(element, kept))
        if element.name == "th" and element.more.get("scope") == "col":
            _capitalise(element)
        if element.name == "table":
            lay_out(element, PAGE / 2 if self._in_half else PAGE)
        elif element.name == "figure":
            for drawing in element.find_all("svg"):
                drawing.more["full"] = element.more["drawn"] = True
        for kid, following in pairwise(element.kids):
            if _is(kid, "figure") and isinstance(following, Element) and "chart-note" in following.classes:
                kid.more["note"] = True  # type: ignore[union-attr]

    def _kept(self, kid: str | Element) -> str | Element | None:
        if isinstance(kid, str):
            return breakable(showable(re.sub(r"[ \t\r\n\f]+", " ", kid)))
        if "simulation-mark" in kid.classes:
            self.mark = showable(kid.text)
            return None
        if kid.name in LEFT_OUT or "on-screen" in kid.classes or (kid.name == "details" and "code" in kid.classes):
            return None
        if kid.name in HEADINGS:  # PDF/UA allows no step left out
            self._level = kid.more["level"] = min(int(kid.name[1]), self._level + 1)
        anchor = kid.more.pop("id", "")
        self._in_half += _is_half(kid)
        self.print(kid)
        self._in_half -= _is_half(kid)
        if kid.name in HEADINGS and not kid.text.strip():
            return None
        self._keep_anchor(kid, anchor)
        if kid.more.get("href", "").startswith("http"):
            kid.more["shown"] = _address_in_print(kid)
        return kid

    def _keep_anchor(self, element: Element, anchor: str) -> None:
        """A label of Typst must be the only one of its name, and costs time: so only those that a link leads to."""
        if anchor not in self.without_place:
            return
        self.without_place.remove(anchor)
        if element.name in _OF_ROWS:
            element = next(element.find_all("th", "td"), element)
        if element.name in _LAID_OUT_BY_PARENT:
            element.kids.insert(0, Element("anchor", more={"anchor": anchor}))
        else:
            element.more["anchor"] = anchor


def _capitalise(heading: Element) -> None:
    """Headings of columns have a capital letter on paper too: page.css gives them one."""
    if heading.kids and isinstance(heading.kids[0], str):
        heading.kids[0] = sentence_start(heading.kids[0])


def _remarks_in_the_line(table: Element) -> Iterator[Element]:
    """The remarks that stand in the line of what they are about, as page.css has them: among sources, and of rules."""
    if "sources" in table.classes:
        yield from table.find_all("small")
    if "criteria" in table.classes:
        for row in table.find_all("tr"):
            for cell in list(row.find_all("td"))[-1:]:
                yield from cell.find_all("small")


def _halves_paired(kids: list[str | Element]) -> list[str | Element]:
    """Two sections that share the width of the page, one after the other, in one element."""
    paired: list[str | Element] = []
    for kid in kids:
        if _is_half(kid) and paired and _is_half(paired[-1]):
            paired[-1] = Element("div", ["halves"], [paired[-1], kid])
        else:
            paired.append(kid)
    return paired


def _is_half(kid: str | Element) -> bool:
    return isinstance(kid, Element) and "half" in kid.classes


def _in_lines(parent: Element, kids: list[str | Element]) -> list[str | Element]:
    """Without blanks at the ends of lines, and with a break around what stands on a line of its own."""
    lines: list[str | Element] = [Element("br")] if parent.name in BLOCKS else []
    for kid in kids:
        if lines and _breaks_between(lines[-1], kid, parent):
            _strip_end(lines)
            lines.append(Element("br"))
        if not isinstance(kid, str):
            if _ends_line(kid):
                _strip_end(lines)
            lines.append(kid)
        elif shown := kid.lstrip(" ") if lines and _begins_line_after(lines[-1], parent) else kid:
            lines.append(shown)
    if parent.name in BLOCKS:
        _strip_end(lines)
        del lines[0]
    return lines


def _breaks_between(before: str | Element, kid: str | Element, parent: Element) -> bool:
    alone = _stands_alone(before, parent) or _stands_alone(kid, parent)
    return alone and not _ends_line(before) and not _ends_line(kid) and kid != " "


def _begins_line_after(before: str | Element, parent: Element) -> bool:
    return _ends_line(before) or _stands_alone(before, parent)


def _ends_line(kid: str | Element) -> bool:
    return is_block(kid) or _is(kid, "br")


def _stands_alone(kid: str | Element, parent: Element) -> bool:
    if isinstance(kid, str) or "inline" in kid.more:
        return False
    in_list = kid.name == "span" and parent.name == "dd"
    return kid.name == "small" or in_list or not _ON_LINES_OF_THEIR_OWN.isdisjoint(kid.classes)


def _strip_end(lines: list[str | Element]) -> None:
    if lines and isinstance(lines[-1], str):
        lines[-1] = lines[-1].rstrip(" ")
        if not lines[-1]:
            lines.pop()


def _is(kid: str | Element, name: str) -> bool:
    return isinstance(kid, Element) and kid.name == name


def _address_in_print(link: Element) -> str:
    """What is printed behind a link: of its address all that its words do not say."""
    address = unquote(link.more["href"].partition("//")[2]).removeprefix("www.")
    said = link.text.replace(BREAK, "").removeprefix("https://").removeprefix("http://").removeprefix("www.")
    rest = address.removeprefix(said or " ")
    return breakable(showable(rest if rest.startswith("/") or not rest else f" {rest}"))
