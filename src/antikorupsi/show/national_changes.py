"""What changed over all regions since the last publication: in two sentences, and as lists, the worst first."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from antikorupsi.assess import Change, ChangeList, CountryView, Effect
from antikorupsi.common import REGION_PAGES, Html, Language, markup, one_line, sentence_start, tag
from antikorupsi.rules import Framework, Region
from antikorupsi.show.anchors import criterion_anchor, indicator_anchor
from antikorupsi.show.changes import cells_shown, figure_name, figures_on, made_otherwise, side, since_words
from antikorupsi.show.marks import more_of, named_in_text, named_where_made
from antikorupsi.show.wording import marked

EFFECT_WORDS: dict[Effect, str] = {
    "no_longer_met": marked("No longer met"),
    "newly_failed": marked("Newly not met"),
    "lost": marked("Deciding figure lost"),
    "changed": marked("Figure changed, verdict the same"),
    "better": marked("Better"),
}
_ANCHORS: dict[Effect, str] = {
    "no_longer_met": "tidak-lagi-memenuhi",
    "newly_failed": "baru-tidak-memenuhi",
    "lost": "hilang",
    "changed": "angka-berubah",
    "better": "membaik",
}
# In a sentence, after how many regions it holds of.
_COUNTED: dict[Effect, str] = {
    "no_longer_met": marked("{count} no longer meeting a condition"),
    "newly_failed": marked("{count} newly failing one"),
    "lost": marked("{count} without the figure that decided"),
    "better": marked("{count} better"),
}
_NAMED = ("no_longer_met", "newly_failed")  # effects whose regions the sentence names
_MOST_NAMED = 3  # regions that a sentence names
_MOST_ROWS = 500  # rows of one effect on the page; the files hold all


@dataclass(frozen=True)
class _Worded:
    """By which framework and in which language figures are put into words."""

    framework: Framework
    language: Language


def change_title(change: Change, view: CountryView) -> str:
    """One change in a line: Kota Blitar: SPI 77,1 · 2024 · memenuhi → 69,5 · 2025 · tidak memenuhi."""
    worded, row = _worded(view), change.row
    region = named_in_text(view.assessment.period.regions.get(row.region))
    before, after = side(worded, row, "before"), side(worded, row, "after")
    return one_line(f"{region}: {figure_name(worded, row)} {before} → {after}")


def change_figure(change: Change, view: CountryView) -> str:
    """What the figure or verdict that changed is called."""
    return figure_name(_worded(view), change.row)


def change_text(change: Change, view: CountryView) -> str:
    """What a change does, and from which cells its figure was read."""
    effect, cells = view.words.say(EFFECT_WORDS[change.effect]), cells_shown(change.row)
    said = view.words.say("{effect}. Changed by: {cells}", effect=effect, cells=cells) if cells else f"{effect}."
    return one_line(said)


def change_name(change: Change, found: ChangeList) -> str:
    """The name of a change, the same in every run: it is made of what it is about and the publication before."""
    number = found.since.number if found.since else 0
    return f"{number:04}-{change.row.region}-{change.row.kind}-{change.row.id.replace(':', '-')}"


def change_address(change: Change, region: Region) -> tuple[str, str]:
    """The report of the region of a change, and the anchor of the figure on it, "" where it has none."""
    kind, (_, _, indicator) = change.row.kind, change.row.id.partition(":")
    anchors = {"criterion": criterion_anchor(change.row.id), "indicator": indicator_anchor(indicator)}
    return f"{REGION_PAGES}/{region.slug}.html", anchors.get(kind, "")


def change_summary(found: ChangeList, view: CountryView, address: str = "") -> str:
    """Two sentences in one line, fit for a message: how many regions changed status and which fell; the other figures.

    `address` is where the whole list is; without it the sentences do not name any. Of simulated data they begin with
    SIMULASI.
    """
    said = _summary(found, view, address)
    return f"SIMULASI: {said}" if view.assessment.period.simulated else said


def _summary(found: ChangeList, view: CountryView, address: str = "") -> str:
    """The sentences alone, as on a page that says above them that its data are simulated."""
    say, words = view.words.say, view.words
    where = say("The whole list: {address}", address=address) if address else ""
    if found.since is None:
        return one_line(" ".join(filter(None, [_no_comparison(found, words), where])))
    status = sentence_start(_status_sentence(found, view))
    listing = say("Added to the list: {came}, gone from it: {went}.", came=len(found.came), went=len(found.went))
    count = words.number(found.others, 0)
    others = say("Other figures changed: {count}", count=count) if found.others else say("No other figure changed")
    last = say("{said}; the whole list: {address}", said=others, address=address) if address else f"{others}."
    listed = listing if found.came or found.went else ""
    return one_line(" ".join(filter(None, [status, listed, last])))


def _no_comparison(found: ChangeList, words: Language) -> str:
    """Why there is nothing to compare with."""
    if found.comparison.otherwise is None:
        return words.say("This is the first publication: there is nothing to compare it with.")
    return words.say("No earlier publication was made with the parameters of this one.")


def _status_sentence(found: ChangeList, view: CountryView) -> str:
    """How many regions changed status since when, by what happened to each at worst."""
    say, words = view.words.say, view.words
    since = since_words(found.since, words) if found.since else ""
    everywhere = words.number(found.regions, 0)
    effects = found.effect_by_region
    if not effects:
        return say("{since}, none of {all} [region|regions] changed status.", since=since, all=everywhere)
    parts = []
    for effect, text in _COUNTED.items():
        regions = [region for region, known in effects.items() if known == effect]
        if regions:
            names = _named_regions(regions, effect, found, view) if effect in _NAMED else ""
            parts.append(say(text, count=words.number(len(regions), 0)) + names)
    return say(
        "{since}, {count} of {all} [region|regions] changed status: {parts}.",
        since=since,
        count=words.number(len(effects), 0),
        all=everywhere,
        parts=", ".join(parts),
    )


def _named_regions(regions: list[str], effect: Effect, found: ChangeList, view: CountryView) -> str:
    """Regions with the figure that changed, in brackets: (Kota Blitar: SPI 77,1 → 69,5; 2 more)."""
    named = [_named_change(_deciding(code, effect, found), view) for code in regions[:_MOST_NAMED]]
    more = len(regions) - len(named)
    named += [view.words.say("{count} more", count=more)] if more else []
    return f" ({'; '.join(named)})"


def _deciding(region: str, effect: Effect, found: ChangeList) -> Change:
    """The change that stands for what happened to a region: of a criterion, else of its verdict or total."""
    of_verdicts = [change for change in found.by_effect[effect] if change.of_verdict and change.row.region == region]
    return next((change for change in of_verdicts if change.row.kind == "criterion"), of_verdicts[0])


def _named_change(change: Change, view: CountryView) -> str:
    """A region and its figure, by values and labels alone: Kota Blitar: SPI 77,1 → 69,5."""
    worded, row = _worded(view), change.row
    region = named_in_text(view.assessment.period.regions.get(row.region))
    sides = [", ".join(figures_on(worded, row, when)) or "–" for when in ("before", "after")]
    if sides[0] == sides[1]:  # the verdict changed and not the figure, such as by its age
        sides = [side(worded, row, when) for when in ("before", "after")]
    return f"{region}: {figure_name(worded, row)} {sides[0]} → {sides[1]}"


def change_sections(found: ChangeList, view: CountryView, folder: Path) -> Iterator[Html | Markup]:
    """What a page of changes shows below its title: since when, in which order, then a table for each effect.

    `folder` is that of the publication: names lead to the reports that it holds.
    """
    say, words = view.words.say, view.words
    for said in made_otherwise(view.assessment, words, found.comparison):
        yield markup.paragraph(said)
    yield markup.paragraph(_summary(found, view))
    if found.since is not None and found.is_empty:
        yield markup.paragraph(sentence_start(say("No figure changed {since}.", since=since_words(found.since, words))))
    if found.changes:
        order = [words.say(EFFECT_WORDS[effect]).lower() for effect in found.by_effect]
        yield markup.paragraph(say("The worst first: {order}.", order="; ".join(order)))
    for effect, changes in found.by_effect.items():
        title = say(EFFECT_WORDS[effect])
        rows = [_row(change, found, view, folder) for change in changes[:_MOST_ROWS]]
        headings = [say("Region"), say("Figure"), say("From"), say("To"), say("Changed by")]
        caption = say("Changes: {count}", count=words.number(len(changes), 0))
        table = markup.table(headings, rows, caption, class_="changes")
        yield markup.joined(markup.heading(title, _ANCHORS[effect]), table, more_of(len(changes), len(rows), words))
    if found.came or found.went:
        yield markup.joined(markup.heading(say("The list of regions"), "daftar"), *_came_and_went(found, view, folder))


def _row(change: Change, found: ChangeList, view: CountryView, folder: Path) -> list[str | Markup]:
    """Region and figure, both linked to the report where the folder holds it; from, to, and cells."""
    worded, row = _worded(view), change.row
    region = view.assessment.period.regions.get(row.region)
    page, anchor = change_address(change, region)
    name = figure_name(worded, row)
    is_linked = bool(anchor) and (folder / page).exists()
    figure = tag("a", name, href=f"{page}#{anchor}") if is_linked else escape(name)
    before, after = side(worded, row, "before"), side(worded, row, "after")
    marked_figure = tag("span", figure, id=change_name(change, found))
    return [named_where_made(region, folder), marked_figure, before, after, cells_shown(row)]


def _came_and_went(found: ChangeList, view: CountryView, folder: Path) -> Iterator[Markup]:
    """The regions that are new, linked to their reports, and the codes of those that are gone."""
    say, regions = view.words.say, view.assessment.period.regions
    if found.came:
        yield markup.paragraph(say("New, and compared from the next publication on:"))
        yield markup.bullets(named_where_made(regions.get(code), folder) for code in found.came)
    if found.went:
        yield markup.paragraph(say("No longer listed: {codes}.", codes=", ".join(found.went)))


def _worded(view: CountryView) -> _Worded:
    return _Worded(view.framework, view.words)
