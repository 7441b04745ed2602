"""The provinces as equal tiles, each where it lies: how much is known of each, or where one of them is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView
from antikorupsi.common import PROVINCE_PAGES, Html, Language, markup, tag
from antikorupsi.rules import Province
from antikorupsi.show.chart_bars import Bar, Part, ranked_bars
from antikorupsi.show.chart_colours import GREY, MEETS, PROVINCE_TEXT, TEXT, WHITE
from antikorupsi.show.criteria_counts import STATUS_COUNT_WORDS, counts_of, parts_of

_TILE = 50.0
_HALF = 8  # columns of one picture: a phone has them below each other, and no island is cut
_LONG, _LONGEST = 7, 9  # letters from which on a name is set smaller
# Least share of known criteria and opacity of the tile. Letters are white from `_LIGHT_LETTERS` on.
SHADES = ((0.5, 0.9), (0.25, 0.45), (0.1, 0.25), (0.0, 0.1))
_LIGHT_LETTERS = 0.9


class Known(NamedTuple):
    """What is known of a province: how many of how many (criteria, or totals where no criteria are judged)."""

    known: int
    of: int

    @property
    def share(self) -> float:
        """The part that is known, from 0 to 1."""
        return self.known / self.of if self.of else 0.0

    def percent(self, words: Language) -> str:
        """The share in whole percent; one above nothing is never printed as nothing, one below all never as all."""
        if not self.of:
            return "–"
        if 0 < self.share < 0.005:
            return "<1%"
        if 0.995 <= self.share < 1:
            return ">99%"
        return f"{words.number(100 * self.share, 0)}%"


def province_overview(view: CountryView) -> Html | None:
    """How much is known of each province, as a map and as a folded table; None on the page of one province.

    A country without places for its provinces has bars in place of the map; nothing where there is one or none.
    """
    assessment, words = view.assessment, view.words
    provinces = assessment.period.regions.provinces
    on_map = [province for province in provinces if province.tile]
    if view.province or len(provinces) < 2:
        return None
    known = known_by_province(assessment)
    title = _title(known, assessment, words)
    drawn = (
        _map(title, on_map, known, words) if len(on_map) == len(provinces) else _bars(title, known, assessment, words)
    )
    return markup.joined(markup.heading(words.say("Provinces"), "provinsi"), drawn, _folded_table(assessment, words))


def known_by_province(assessment: Assessment) -> dict[str, Known]:
    """By the code of a province: how many criteria of its regions can be judged, or how many villages have a total."""
    return {province.code: _known(province.code, assessment) for province in assessment.period.regions.provinces}


def _known(province: str, assessment: Assessment) -> Known:
    codes = assessment.assessed_codes(province)
    if not assessment.framework.criteria:
        return Known(sum(code in assessment.totals for code in codes), len(codes))
    counts = sum((assessment.counts_by_region[code] for code in codes), Counter[str]())
    return Known(counts["meets"] + counts["fails"], counts.total())


def _title(known: dict[str, Known], assessment: Assessment, words: Language) -> str:
    """What the map shows, and the whole country's share."""
    share = Known(sum(each.known for each in known.values()), sum(each.of for each in known.values())).percent(words)
    if not assessment.framework.criteria:
        return words.say("Regions with a total, by province: {share} of all", share=share)
    return words.say("Criteria that can be judged, by province: {share} of all", share=share)


def _spoken(province: Province, known: Known, words: Language) -> str:
    if not known.of:
        return words.say("{word}: {count}", word=province.name, count=words.say("not assessed"))
    return words.say(
        "{place}: {share} ({known} of {of})",
        place=province.name,
        share=known.percent(words),
        known=words.number(known.known, 0),
        of=words.number(known.of, 0),
    )


def _map(title: str, provinces: Sequence[Province], known: dict[str, Known], words: Language) -> Markup:
    def tile(province: Province) -> Markup:
        own = known[province.code]
        opacity = next(shade for least, shade in SHADES if own.share >= least) if own.known else 0.0
        drawn = _tile(province, own.percent(words), MEETS, opacity)
        label = f"{province.short}. {_spoken(province, own, words)}"
        return tag("a", drawn, href=f"{PROVINCE_PAGES}/{province.code}.html", aria_label=label)

    return _halves(title, [(province, tile(province)) for province in provinces]) + _how_to_go_on(words)


def province_place(view: CountryView) -> Html | None:
    """All provinces by name, that of the page marked; each other leads to its page. None where it has no place."""
    code, words = view.province, view.words
    provinces = [province for province in view.assessment.period.regions.provinces if province.tile]
    own = next((province for province in provinces if province.code == code), None)
    if own is None:
        return None

    def tile(province: Province) -> Markup:
        if province.code == code:
            return _tile(province, "◆", PROVINCE_TEXT, 1.0)
        drawn = _tile(province, "", MEETS, 0.0)
        return tag("a", drawn, href=f"{province.code}.html", aria_label=f"{province.short}. {province.name}")

    title = words.say("Where {place} lies among the provinces", place=own.name)
    heading = markup.heading(words.say("Other provinces"), "provinsi")
    tiles = _halves(title, [(province, tile(province)) for province in provinces])
    return markup.joined(heading, tiles, _how_to_go_on(words))


def _how_to_go_on(words: Language) -> Markup:
    """Where tiles lead; on paper they lead nowhere, so it is not printed."""
    return markup.paragraph(words.say("Each tile leads to the page of its province."), "chart-note on-screen")


def _halves(title: str, tiles: Sequence[tuple[Province, Markup]]) -> Markup:
    """Two pictures of the same height that join where there is room."""
    rows = 1 + max(row for province, _ in tiles for _, row in _place(province))
    pictures = []
    for first in (0, _HALF):
        inside = [
            (province, tile)
            for province, tile in tiles
            for column, _ in _place(province)
            if 0 <= column - first < _HALF
        ]
        names = ", ".join(province.name for province, _ in inside)
        box = f"{first * _TILE:g} 0 {_HALF * _TILE:g} {rows * _TILE:g}"
        drawn = [tile for _, tile in inside]
        pictures.append(tag("svg", *drawn, viewBox=box, role="group", aria_label=names, font_size="11"))
    return tag("figure", tag("figcaption", title), tag("div", *pictures, class_="chart strips tiles"))


def _place(province: Province) -> Iterator[tuple[int, int]]:
    if province.tile:
        yield province.tile


def _tile(province: Province, number: str, colour: str, opacity: float) -> Markup:
    """A square with the short name and a number; an edge that is seen whatever the shade."""
    column, row = province.tile or (0, 0)
    x, y = column * _TILE, row * _TILE
    letters = WHITE if opacity >= _LIGHT_LETTERS else TEXT
    square = f"M{x + 1:g} {y + 1:g}h{_TILE - 2:g}v{_TILE - 2:g}h{2 - _TILE:g}z"
    parts = [tag("path", d=square, fill=colour if opacity else "none", fill_opacity=f"{opacity:g}", stroke=GREY)]
    lines = province.short.split(" ")
    top = y + (13 if len(lines) > 1 else 18) + (0 if number else 7)
    for place, line in enumerate(lines):
        size = "9.2" if len(line) >= _LONGEST else "10" if len(line) >= _LONG else None
        at = {"x": f"{x + _TILE / 2:g}", "y": f"{top + 11 * place:g}", "text_anchor": "middle"}
        parts.append(tag("text", line, **at, fill=letters, font_size=size))
    if number:
        at = {"x": f"{x + _TILE / 2:g}", "y": f"{y + 40:g}", "text_anchor": "middle"}
        parts.append(tag("text", number, **at, fill=letters, font_size="14", font_weight="700"))
    return Markup("").join(parts)


def _bars(title: str, known: dict[str, Known], assessment: Assessment, words: Language) -> Html:
    """The provinces as bars, the best known first: their criteria by status, or their totals."""
    ranked = sorted(assessment.period.regions.provinces, key=lambda province: -known[province.code].share)
    bars = []
    for province in ranked:
        own = known[province.code]
        if assessment.framework.criteria:
            counts = sum(counts_of(assessment, assessment.assessed_codes(province.code)).values(), Counter[str]())
            parts = parts_of(counts, words)
        else:
            with_total = words.say("{count} with a total", count=own.known)
            parts = [
                Part(own.known, "meets", with_total),
                Part(own.of - own.known, "no_data", words.say("{count} without", count=own.of - own.known)),
            ]
        bars.append(Bar(province.name, parts, f"{PROVINCE_PAGES}/{province.code}.html"))
    return ranked_bars(title, bars)


def _folded_table(assessment: Assessment, words: Language) -> Markup:
    """One row per province, folded: what map or bars show, in numbers."""
    table = _table(assessment, words) if assessment.framework.criteria else _totals_by_province(assessment, words)
    return tag("details", tag("summary", words.say("The numbers of each province")), table)


def _table(assessment: Assessment, words: Language) -> Markup:
    say = words.say
    statuses = list(STATUS_COUNT_WORDS)
    headings = [say("Province"), say("Regions"), *[say(STATUS_COUNT_WORDS[status]) for status in statuses]]
    rows = []
    for province in assessment.period.regions.provinces:
        counts = sum(counts_of(assessment, assessment.assessed_codes(province.code)).values(), Counter[str]())
        numbers = [str(counts[status]) for status in statuses]
        rows.append([_linked(province), str(len(assessment.codes_in(province.code))), *numbers])
    return markup.table(headings, rows, say("Criteria by province"), numeric=range(1, 6))


def _totals_by_province(assessment: Assessment, words: Language) -> Markup:
    """How many regions of each province have a final total, and how many reach the predicate."""
    say = words.say
    lowest = min(assessment.framework.predicates, key=lambda known: known.lower)
    headings = [say("Province"), say("Regions"), say("With a total"), words.pick(lowest.name)]
    rows = []
    for province in assessment.period.regions.provinces:
        codes = assessment.codes_in(province.code)
        totals = [assessment.totals[code] for code in codes if code in assessment.totals]
        reached = sum(assessment.framework.predicate(total) is not None for total in totals)
        rows.append([_linked(province), *(words.number(count, 0) for count in (len(codes), len(totals), reached))])
    return markup.table(headings, rows, say("Totals by province"), numeric=range(1, 4))


def _linked(province: Province) -> Markup:
    return tag("a", province.name, href=f"{PROVINCE_PAGES}/{province.code}.html")
