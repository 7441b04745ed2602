"""The index of more regions than a page holds whole: their data, from which the script makes the rows it shows.

`LongList` says what the page holds instead of rows; `templates/index.js` reads it. The script writes every cell as
`table_row` does, which `tests/pages/test_long_index.py` compares.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup, escape

from antikorupsi.common import PROVINCE_PAGES, REGION_PAGES, Language, tag
from antikorupsi.publish.index.map import SHAPES
from antikorupsi.publish.index.rows import IndexRow, attributes_of, cells_of, remarks_of
from antikorupsi.publish.index.strip import Strips
from antikorupsi.publish.pages import json_script
from antikorupsi.rules import Province
from antikorupsi.show import ELIGIBILITY_WORDS, place

MOST_WHOLE = 1_000  # rows: up to so many the page holds itself
PAGE_ROWS = 100  # rows that are shown at a time; the first of them stand in the page
_SHORTEST = 3  # characters of a text that is worth a number in its place

Value = str | int | None


@dataclass(frozen=True)
class LongList:
    """What the page of a long list holds besides its first rows."""

    rows: Sequence[IndexRow]
    strips: Strips
    words: Language
    with_totals: bool

    def script_data(self) -> Markup:
        """The data of all rows as an element of the page.

        A row holds code, page, name, remarks and dot, then `fields`, then each of `columns`: its content and, where the
        column says so, what it is ordered by. A text that several rows hold is its place among `texts`; names and
        contents are HTML.
        """
        fields = list(attributes_of(self.rows[0], self.strips))
        rows = [list(self._values(row)) for row in self.rows]
        counts = Counter(text for row in rows for text in row if text is not None and len(text) >= _SHORTEST)
        texts = [text for text, count in counts.most_common() if count > 1]
        numbers = {text: number for number, text in enumerate(texts)}
        data = {
            "fields": fields,
            "columns": self._columns,
            "texts": texts,
            "strip": self.strips.parts(),
            "dots": {name: [path, self.words.say(ELIGIBILITY_WORDS[name])] for name, path in SHAPES.items()},
            "rows": [[text if text is None else numbers.get(text, text) for text in row] for row in rows],
        }
        return json_script(data, "application/json", "semua")

    def _values(self, row: IndexRow) -> Iterator[str | None]:
        yield row.region.code
        yield row.page.removeprefix(f"{REGION_PAGES}/").removesuffix(".html")
        yield str(escape(row.region.name))
        yield "".join(remarks_of(row, self.words, with_total=not self.with_totals))
        yield _dot(row)
        yield from attributes_of(row, self.strips).values()
        cells = cells_of(row, self.strips, self.words, with_totals=self.with_totals)
        for cell, (_, with_order, _) in zip(cells, self._columns, strict=True):
            yield None if cell.class_ == "strip" else str(escape(cell.content))
            if with_order:
                yield cell.order

    @cached_property
    def _columns(self) -> list[tuple[str, bool, bool]]:
        """Of each column but the first: its class, whether its cells have an order, and whether it holds strips.

        A region that is not assessed has no strip in its cell, and no class.
        """
        assessed = next((row for row in self.rows if row.eligibility != "not_assessed"), self.rows[0])
        cells = cells_of(assessed, self.strips, self.words, with_totals=self.with_totals)
        return [(cell.class_ or "", cell.order is not None, cell.class_ == "strip") for cell in cells]

    def without_script(self, provinces: Iterable[Province], folder: Path) -> Markup:
        """How readers without script reach all regions: by the pages of provinces, and by name where there are none."""
        say, number = self.words.say, self.words.number
        pages = {each.code: f"{PROVINCE_PAGES}/{each.code}.html" for each in provinces}
        there = {code: page for code, page in pages.items() if (folder / page).exists()}
        said = say(
            "The first {count} of {all} [region|regions] [count:stands|stand] below; the script of this page shows "
            "the others.",
            count=number(min(PAGE_ROWS, len(self.rows)), 0),
            all=number(len(self.rows), 0),
        )
        parts = [tag("p", said)]
        if there:
            links = [tag("a", each.name, href=there[each.code]) for each in provinces if each.code in there]
            listed = say("Without it, the page of each province lists all of its regions:")
            parts.append(tag("p", listed, " ", Markup(" · ").join(links), class_="links"))
        if left := [row for row in self.rows[PAGE_ROWS:] if row.region.province_code not in there]:
            names = [tag("a", row.region.name, href=row.page) if row.page else row.region.name for row in left]
            listed = say("Without it, these are the others:")
            parts.append(tag("p", listed, " ", Markup(" · ").join(names), class_="links"))
        return tag("div", *parts, id="tanpa-skrip")

    def labels(self) -> dict[str, str]:
        """The words of the buttons that turn pages."""
        say = self.words.say
        return {
            "pages_atas": say("Pages of the list, above it"),
            "pages_bawah": say("Pages of the list, below it"),
            "first": say("First"),
            "previous": say("Previous"),
            "next": say("Next"),
            "last": say("Last"),
        }

    def texts(self) -> dict[str, str | int]:
        """What the script says besides the texts of every list."""
        say = self.words.say
        return {
            "count": say("Fitting: {shown} of {all} [region|regions]", shown="{shown}", all="{all}"),
            "standing": say("{first} to {last} of them stand here", first="{first}", last="{last}"),
            "page": say("Page {page} of {pages}", page="{page}", pages="{pages}"),
            "rows": PAGE_ROWS,
            "folder": REGION_PAGES,
        }


def _dot(row: IndexRow) -> str | None:
    """Where the region lies on the map; None where it has no dot."""
    if not row.eligibility or (found := place(row.region)) is None:
        return None
    return f"{found[0]:.1f} {found[1]:.1f}"
