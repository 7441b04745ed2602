"""The tree of a page as the data of `report.typ`: blocks, and in each its words with a number for their look.

A function call of Typst hashes what it gets and takes some microseconds, so nothing is handed on that is not needed.
"""

from typing import Any

from antikorupsi.publish.pages.elements import INLINE, Element

_ALONE = frozenset({"svg", "img"})  # inline, and no words
_BOXES = "badge"  # the class of words in a box of their own
Look = tuple[str, ...]


class PrintData:
    """Makes the blocks of a page and numbers the looks of words: the names of the elements and classes around them."""

    def __init__(self) -> None:
        """Starts with the look of words that nothing is said of."""
        self._numbers: dict[Look, int] = {(): 0}

    @property
    def looks(self) -> list[Look]:
        """What is known of the words of each number."""
        return list(self._numbers)

    def blocks(self, body: Element) -> list[dict[str, Any]]:
        """The elements of a page."""
        return [self.block(kid) for kid in body.kids if isinstance(kid, Element)]

    def block(self, element: Element) -> dict[str, Any]:
        """An element with what is in it: blocks, and words as (look, text) or (look, text, address)."""
        look = ("dd",) if element.name == "dd" else ()
        return {"kind": element.name, "classes": element.classes, "kids": self._kids(element, look, "")} | element.more

    def _kids(self, element: Element, look: Look, address: str) -> list[Any]:
        shown: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, str):
                self._add(shown, look, kid, address)
            elif kid.name == "br":
                self._add(shown, look, "\n", address)
            elif kid.name not in INLINE or kid.name in _ALONE or _BOXES in kid.classes:
                shown.append(self.block(kid))
            else:
                if "anchor" in kid.more:
                    shown.append({"kind": "anchor", "anchor": kid.more["anchor"]})
                shown += self._inline(kid, look, address)
        return shown

    def _inline(self, element: Element, look: Look, address: str) -> list[Any]:
        known = (element.name, *element.classes, *(["hidden"] if "hidden" in element.more else []))
        around = (*look, *[name for name in known if name not in {"span", *look}])
        shown = self._kids(element, around, element.more.get("href", address))
        if element.more.get("shown"):
            self._add(shown, ("address",), element.more["shown"], "")
        return shown

    def _add(self, shown: list[Any], look: Look, text: str, address: str) -> None:
        number = self._numbers.setdefault(look, len(self._numbers))
        shown.append([number, text, address] if address else [number, text])
