"""An element of a page as data, and the names of elements and classes that have a place in print.

Of any other element `report.typ` shows what is in it, and any other class has no look; a test names them, so that a new
one gets its place here and there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset({
    *HEADINGS, "main", "section", "article", "header", "footer", "aside", "div", "p", "pre", "blockquote", "hr",
    "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "svg", "time", "wbr",
})  # fmt: skip
LEFT_OUT = frozenset({"button", "form", "head", "input", "nav", "script", "select", "style", "template"})
LOOKS = frozenset({  # in report.typ
    "absent", "awaiting_checks", "badge", "barred", "cards", "chart-note", "component", "eligible", "fails", "half",
    "headline", "key-figures", "meets", "no_data", "not_assessed", "not_eligible", "owner", "simulation", "status",
    "strips", "tiles", "under-title", "undeciding", "undetermined", "verdict", "verdict-counts", "verdict-word",
    # tables; `sources` and `findings` are in small print, `number` is a column flush right
    "assumed", "criteria", "findings", "group", "needs", "number", "sources",
    # lines of their own
    "bullet", "years",
    # across each sheet; never
    "simulation-mark", "code", "on-screen",
})  # fmt: skip
WITHOUT_LOOK = frozenset({
    "action-done", "action-open", "action-overdue", "actions", "approved", "changed", "objection", "replies", "review",
    "reviewed", "reviews",
    "badges", "candidate", "certainty", "changes", "chart", "components", "contents", "counts", "downloads",
    "folds", "half", "indicators", "links", "method", "not-examined", "note", "out-of-date", "peers", "pilot", "place",
    "positions",
    "reference", "regions",
    "shortlist", "survey", "survey-groups", "table", "top", "unbroken", "variants", "when", "workbook",
})  # fmt: skip


@dataclass
class Element:
    """An element of a page: what it is called, its classes, what is in it, and what its kind needs besides."""

    name: str
    classes: list[str] = field(default_factory=list)
    kids: "list[str | Element]" = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)

    def find_all(self, *names: str) -> "Iterator[Element]":
        """The elements of these names inside, in the order of the page."""
        for kid in self.kids:
            if isinstance(kid, Element):
                if kid.name in names:
                    yield kid
                yield from kid.find_all(*names)

    @property
    def text(self) -> str:
        """The words inside, a line for each line."""
        return "".join([kid if isinstance(kid, str) else "\n" if kid.name == "br" else kid.text for kid in self.kids])


def is_block(kid: str | Element) -> bool:
    """Whether something begins on a new line and ends one."""
    return isinstance(kid, Element) and kid.name in BLOCKS
