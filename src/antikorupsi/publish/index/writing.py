"""The index over all reports of a period: one row a region, in a table to search, filter, sort and export."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView
from antikorupsi.common import Language, tag
from antikorupsi.publish.index.map import dot_map
from antikorupsi.publish.index.rows import IndexRow, rows_of, table_row
from antikorupsi.publish.index.scripts import content_security_policy, index_script
from antikorupsi.publish.pages import METHOD_PAGE, TEMPLATES, style_sheet
from antikorupsi.publish.placing import OVERVIEW_PAGE, PROVINCE_PAGES, place_text
from antikorupsi.show import (
    BAR_WORDS,
    COUNT_WORDS,
    ELIGIBILITY_WORDS,
    all_changes,
    missing_by_agency,
    overview_summary,
    overview_under,
    simulation_notice,
)


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(TEMPLATES / "report")
    return jinja2.Environment(loader=loader, autoescape=True).get_template("list.html.j2")


def write_index(
    assessment: Assessment,
    folder: Path,
    language: str,
    made: datetime,
    *,
    changed: Mapping[str, int] | None = None,
    previous: str = "",
    out_of_date: Collection[str] = (),
) -> Path:
    """Writes `index.html`: every region of the period with its verdict, and a link where a report is published.

    `changed` gives the number of changed figures by region code, `previous` the file of figures they were compared
    with, so that the page can list them; `out_of_date` are regions whose report is older than their data. The page is
    complete without its script, which only helps to find, filter, sort and export.
    """
    words = assessment.words(language)
    rows = rows_of(assessment, folder, words, changed, out_of_date)
    script, view = index_script(), CountryView(assessment, words)
    headings = _headings(assessment, words, with_changes=changed is not None)
    page = _template().render(
        language=language,
        title=words.say("Assessment reports {period}", period=assessment.period.name),
        policy=content_security_policy(script),
        style=Markup(style_sheet("page.css", "index.css")),
        notice=simulation_notice(words) if assessment.period.simulated else "",
        under=overview_under(assessment, words),
        summary=overview_summary(view).markup,
        links=_links(assessment, folder, words),
        needs=missing_by_agency(view, OVERVIEW_PAGE if (folder / OVERVIEW_PAGE).exists() else "") or "",
        map=dot_map(rows, words),
        filters=_filters(rows, words),
        search=words.say("Search name, code or province"),
        anything=words.say("all"),
        reset=words.say("Reset"),
        export=words.say("Save these rows (CSV)"),
        texts=_texts(assessment, words),
        caption=_caption(rows, words),
        headings=headings,
        villages=assessment.framework.assesses == "desa",
        numeric=_numeric(headings, words),
        workbook=words.say("Workbook Kabupaten/Kota Antikorupsi"),
        rows=[table_row(row, words) for row in rows],
        all=len(rows),
        changes=all_changes(view, previous) or "",
        changes_title=words.say("What changed"),
        script=Markup(script),
        made=words.say("Made on {moment}.", moment=words.moment(made)),
    )
    target = folder / "index.html"
    place_text(page, target)
    return target


def _caption(rows: Sequence[IndexRow], words: Language) -> str:
    published = sum(bool(row.page) for row in rows)
    return words.say("{count} regions, {published} of them with a report", count=len(rows), published=published)


def _headings(assessment: Assessment, words: Language, *, with_changes: bool) -> list[str]:
    say, framework = words.say, assessment.framework
    verdicts = [say("Verdict"), *map(say, COUNT_WORDS.values())] if framework.criteria else []
    inside = [say("Kecamatan"), say("Kabupaten")] if framework.assesses == "desa" else []
    changes = [say("Changed figures")] if with_changes else []
    return [
        *(say("Region"), say("Code"), *inside, say("Province")),
        *(*verdicts, say("Total"), say("Predicate"), *changes),
    ]


def _numeric(headings: list[str], words: Language) -> list[int]:
    """The places of the headings over numbers."""
    numbers = {words.say(word) for word in (*COUNT_WORDS.values(), "Total", "Changed figures")}
    return [place for place, heading in enumerate(headings) if heading in numbers]


def _links(assessment: Assessment, folder: Path, words: Language) -> Markup:
    """The overview, the provinces and the results as files, where they are there."""
    overview = [(OVERVIEW_PAGE, words.say("Overview of all regions")), (METHOD_PAGE, words.say("Method"))]
    provinces = [
        (f"{PROVINCE_PAGES}/{province.code}.html", province.name) for province in assessment.period.regions.provinces
    ]
    every = words.say("All results")
    results = [(f"hasil.{ending}", f"{every} ({ending.upper()})") for ending in ("xlsx", "csv", "json")]
    shown = [
        [tag("a", name, href=address) for address, name in group if (folder / address).exists()]
        for group in (overview, results, provinces)
    ]
    return Markup("").join(tag("p", Markup(" · ").join(links), class_="links") for links in shown if links)


def _filters(rows: Sequence[IndexRow], words: Language) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each filter by the attribute it looks at: its label and its choices, value and words."""
    say = words.say
    provinces = {row.region.province_code: row.region.province for row in rows}
    predicates = {row.predicate: row.predicate for row in rows if row.predicate}
    barred = {word for row in rows for word, _ in row.barred}
    reasons = [(word, say(text)) for word, text in BAR_WORDS.items() if word in barred]
    kabupaten = sorted({row.region.kabupaten for row in rows if row.region.kabupaten})
    missing = {"none": say("no criterion"), "some": say("some criteria"), "all": say("all criteria")}
    province = ("provinsi", say("Province"), sorted(provinces.items(), key=lambda item: item[1]))
    predicate = ("predikat", say("Predicate"), [*predicates.items(), ("-", say("no total yet"))])
    if kabupaten:
        return [province, ("kabupaten", say("Kabupaten"), [(name, name) for name in kabupaten]), predicate]
    return [
        province,
        ("tipe", say("Type"), [("kabupaten", "Kabupaten"), ("kota", "Kota")]),
        ("putusan", say("Verdict"), [(name, say(word)) for name, word in ELIGIBILITY_WORDS.items()]),
        ("kepastian", say("Certainty"), [("pasti", say("certain")), ("belum", say("not certain yet"))]),
        predicate,
        ("kurang", say("Cannot be judged yet"), list(missing.items())),
        *([("alasan", say("Received, not deciding"), reasons)] if reasons else []),
    ]


def _texts(assessment: Assessment, words: Language) -> str:
    """What the script says, as JSON for one attribute."""
    say = words.say
    file = say("regions")
    return json.dumps(
        {
            "count": say("{shown} of {all} regions are shown", shown="{shown}", all="{all}"),
            "none": say("No region fits. Change or reset the filters."),
            "file": f"{file}-{assessment.period.name}",
        },
        ensure_ascii=False,
    )
