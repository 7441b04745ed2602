"""Small pieces of accessible HTML, with every text from outside escaped where it enters."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup, escape

Cell = str | Markup
_BLANK = frozenset({"", "–", "<span>–</span>"})  # what a cell holds in which there is nothing to print

LINKED_DATA = "application/ld+json"  # the media type of JSON-LD


class Html:
    """The output of a notebook cell: HTML, and the same words as plain text.

    `data` says the same for programs, as JSON-LD; a stored notebook holds it beside the HTML.
    """

    def __init__(self, markup: Markup, data: Mapping[str, object] | None = None) -> None:
        """Takes markup that is already escaped."""
        self.markup = markup
        self.data = data

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        return {} if self.data is None else {LINKED_DATA: dict(self.data)}

    def _repr_html_(self) -> str:
        return str(self.markup)

    def __html__(self) -> str:
        """The markup, for use inside other markup."""
        return str(self.markup)

    def __repr__(self) -> str:
        """The words without the markup, one line, so that a stored notebook can be compared and read as text."""
        return Markup(self.markup.replace("<", Markup(" <"))).striptags()


def tag(name: str, *content: object, **attributes: str | None) -> Markup:
    """An element with escaped content and attributes; `class_` stands for class, None leaves an attribute out."""
    # Joined as plain strings: `Markup.format` and `Markup.join` escape every part again and take ten times as long.
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join([escape(part) for part in content])
    return Markup(f"<{name}{written}>{inner}</{name}>")


def joined(*parts: object) -> Html:
    """Parts of markup, joined by line ends."""
    return Html(Markup("\n").join(escape(part) for part in parts if part is not None))


def heading(text: str, anchor: str) -> Markup:
    """A section heading that can be linked to."""
    return tag("h2", text, id=anchor)


def paragraph(text: object, class_: str | None = None) -> Markup:
    """A paragraph."""
    return tag("p", text, class_=class_)


def small(text: object, class_: str | None = None) -> Markup:
    """A remark in small print, with a blank before it for readers without a style sheet."""
    return Markup(" ") + tag("small", text, class_=class_)


def bullets(items: Iterable[object]) -> Markup:
    """A list of points."""
    return tag("ul", *[tag("li", item) for item in items])


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    caption: str,
    *,
    numeric: Iterable[int] = (),
    class_: str | None = None,
) -> Markup:
    """A table with a caption; the first cell of a row is its heading, `numeric` columns are aligned right.

    The table is in a box that scrolls sideways on narrow screens and takes the keyboard focus. Every cell that is not
    blank has its column's heading as `data-label`, which the style sheet shows on phones, where rows become cards; a
    cell without one is left out of them.
    """
    right = set(numeric)
    return _boxed(headings, [tag("tbody", *_rows(headings, rows, right))], caption, right, class_)


def grouped_table(
    headings: Sequence[str],
    groups: Iterable[tuple[str, Sequence[Sequence[Cell]], Markup | None]],
    caption: str,
    *,
    numeric: Iterable[int] = (),
    class_: str | None = None,
) -> Markup:
    """A table as `table` makes it, in groups: the name of each above its rows, a remark across all columns below."""
    right, across, bodies = set(numeric), str(len(headings)), []
    for name, rows, remark in groups:
        named = tag("tr", tag("th", name, scope="rowgroup", colspan=across), class_="group")
        below = [] if remark is None else [tag("tr", tag("td", remark, colspan=across))]
        bodies.append(tag("tbody", named, *_rows(headings, rows, right), *below))
    return _boxed(headings, bodies, caption, right, class_)


def _boxed(
    headings: Sequence[str], bodies: Sequence[Markup], caption: str, right: set[int], class_: str | None
) -> Markup:
    head = tag("tr", *[tag("th", text, scope="col", class_=_side(i, right)) for i, text in enumerate(headings)])
    whole = tag("table", tag("caption", caption), tag("thead", head), *bodies, class_=class_)
    return tag("div", whole, class_="table", role="region", aria_label=caption, tabindex="0")


def _rows(headings: Sequence[str], rows: Iterable[Sequence[Cell]], right: set[int]) -> list[Markup]:
    return [tag("tr", *[_cell(i, text, headings[i], _side(i, right)) for i, text in enumerate(row)]) for row in rows]


def _side(index: int, right: set[int]) -> str | None:
    return "number" if index in right else None


def _cell(index: int, content: Cell, heading_text: str, class_: str | None) -> Markup:
    if index == 0:
        return tag("th", content, scope="row", class_=class_)
    return tag("td", content, class_=class_, data_label=None if content in _BLANK else heading_text)
