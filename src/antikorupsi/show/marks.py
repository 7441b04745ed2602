"""Names, badges, statuses and references as small pieces of markup."""

from pathlib import Path

from markupsafe import Markup, escape

from antikorupsi.assess import PeriodTables, Pilot, RegionAssessment
from antikorupsi.common import REGION_PAGES, HasCell, Language, paragraph, runs_of, small, tag
from antikorupsi.rules import Framework, Region
from antikorupsi.show.figure_words import predicate_name
from antikorupsi.show.wording import ELIGIBILITY_SIGNS, PILOT_WORDS, VERDICT_SIGNS, VERDICT_WORDS
from helpers.eligibility import Eligibility, VerdictRow


def named(region: Region, home: str | None = None) -> Markup:
    """The name of a region in a list of many; villages share theirs, so their code and place stand below it.

    With `home`, the way from the page to the folder of the publication, the name leads to the region's report.
    """
    place = f"{region.code} · {region.kecamatan}, {region.kabupaten}"
    village = region.level == "desa"
    name = tag("span", region.name) if village else escape(region.name)
    if home is not None:
        name = tag("a", name, href=f"{home}{REGION_PAGES}/{region.slug}.html")
    return name + small(place, class_="note") if village else name


def named_where_made(region: Region, folder: Path) -> Markup:
    """The name of a region on a page beside the index, linked to its report where the folder holds one."""
    made = (folder / REGION_PAGES / f"{region.slug}.html").exists()
    return named(region, "" if made else None)


def named_in_text(region: Region) -> str:
    """The name of a region in a chart or a plain cell; of a village, which may share it, with the code."""
    return f"{region.name} {region.code}" if region.level == "desa" else region.name


def pilot_badge(pilot: Pilot | None, language: Language) -> Markup:
    """How far a region came in the programme, as a badge beside its name; empty where it is not in it."""
    if pilot is None:
        return Markup("")
    return tag("span", language.say(PILOT_WORDS[pilot.standing], year=pilot.year), class_=f"badge {pilot.standing}")


def with_badge(region: Region, assessment: PeriodTables, language: Language, home: str | None = None) -> Markup:
    """The name of a region in a list of many, as `named` gives it, with its badge where it is in the programme."""
    badge = pilot_badge(assessment.pilots.get(region.code), language)
    return named(region, home) + (Markup(" ") + badge if badge else "")


def status_of(verdict: VerdictRow) -> str:
    """Meets, fails, no_data, or undeciding where figures were received; not_assessed where the region is not."""
    if verdict.reason == "not_assessed":
        return "not_assessed"
    return "undeciding" if verdict.reason not in ("", "nothing_published") else str(verdict.status)


def status_mark(status: str, language: Language) -> Markup:
    """A verdict on a criterion or on a region as sign and word, so that it never rests on colour alone."""
    sign = tag("span", VERDICT_SIGNS[status], aria_hidden="true")
    return tag("span", sign, " ", language.say(VERDICT_WORDS[status]), class_=f"status {status}")


def verdict_mark(eligibility: str, certain: bool | None, language: Language) -> Markup:
    """The verdict on a region as sign and word, with a note where it is given and not certain."""
    mark = status_mark(eligibility, language)
    return mark if certain is not False else mark + small(language.say("not certain yet"), class_="note")


def predicate_mark(total: float | None, framework: Framework, language: Language) -> Markup:
    """What the final total makes of a region that no criteria judge, as sign and word."""
    verdict = predicate_verdict(total, framework)
    sign = tag("span", ELIGIBILITY_SIGNS[verdict], aria_hidden="true")
    word = language.say("no total yet") if total is None else predicate_name(total, framework, language)
    return tag("span", sign, " ", word, class_=f"status {verdict}")


def predicate_verdict(total: float | None, framework: Framework) -> Eligibility:
    """Whether a final total reaches a predicate, in the words of the other verdict; undetermined without a total."""
    if total is None:
        return "undetermined"
    return "not_eligible" if framework.predicate(total) is None else "eligible"


def more_of(count: int, shown: int, language: Language) -> Markup | None:
    """The sentence that says how many more there are than a table shows; None where it shows all."""
    if count <= shown:
        return None
    return paragraph(language.say("And {count} more.", count=language.number(count - shown, 0)))


def as_written(text: str) -> Markup:
    """What an office wrote, in its own language whatever the page's is."""
    return tag("span", text, lang="id")


def cell_words(row: HasCell) -> str:
    """Where a row was read: file, sheet and cell."""
    return ", ".join((row.file, row.sheet, row.cell))


def reference_marks(view: RegionAssessment, cells: object) -> Markup:
    """Links to the rows of the source table that hold a figure's cells."""
    numbers = sorted(set(view.references(cells))) if isinstance(cells, str) else []
    links = [
        tag("a", str(first) if first == last else f"{first}–{last}", href=f"#sumber-{first}")
        for first, last in runs_of(numbers)
    ]
    return tag("sup", Markup(", ").join(links), class_="reference") if links else Markup("")
