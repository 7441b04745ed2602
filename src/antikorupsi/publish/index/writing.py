"""The index over all reports of a period: one row a region, in a table to search, filter, sort, compare and export."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView
from antikorupsi.common import (
    ATOM_FEED,
    CALENDAR_FILE,
    CHANGES_PAGE,
    COMPARISON_PAGE,
    FOLLOWUP_PAGE,
    INDEX_PAGE,
    JSON_FEED,
    METHOD_PAGE,
    OVERVIEW_PAGE,
    PROVINCE_PAGES,
    Addresses,
    Language,
    tag,
)
from antikorupsi.publish.index.comparing import write_comparison
from antikorupsi.publish.index.filters import filters_of
from antikorupsi.publish.index.long_list import MOST_WHOLE, PAGE_ROWS, LongList
from antikorupsi.publish.index.map import dot_map
from antikorupsi.publish.index.rows import IndexRow, rows_of, table_row
from antikorupsi.publish.index.scripts import index_script
from antikorupsi.publish.index.strip import LETTERS, Strips
from antikorupsi.publish.index.templating import rendered
from antikorupsi.publish.placing import place_text
from antikorupsi.show import (
    DELIVERIES,
    all_changes,
    deliveries_folded,
    missing_by_agency,
    overview_summary,
    overview_under,
)

_FEEDS = {"application/atom+xml": ATOM_FEED, "application/feed+json": JSON_FEED}
_LEAST_TOTALS = 0.1  # share of the regions with a total from which on totals have columns


def write_index(
    assessment: Assessment,
    folder: Path,
    addresses: Addresses,
    made: datetime,
    *,
    changed: Mapping[str, int] | None = None,
    previous: str = "",
    out_of_date: Collection[str] = (),
) -> Path:
    """Writes `index.html`, every region of the period with its verdict and its report if published, and the comparison.

    `changed` gives the number of changed figures by region code, `previous` the file of figures they were compared
    with, so that the page can list them; `out_of_date` are regions whose report is older than their data; `addresses`
    name the language and what the pages are cited by. The page is complete without its script, which only helps to
    find, filter, sort, compare and export; of more than 1,000 regions it holds the first rows, the data of all, and
    how to reach the others without script.
    """
    words = assessment.words(addresses.language)
    rows = rows_of(assessment, folder, words, changed, out_of_date)
    view = CountryView(assessment, words)
    controls, table = _list(rows, assessment, words, folder, with_changes=changed is not None)
    page = rendered(
        "index.html.j2",
        assessment,
        words,
        made,
        index_script(),
        **controls,
        changes=all_changes(view, previous) or "",
        **_head(view, folder, addresses),
        **table,
    )
    target = folder / INDEX_PAGE
    place_text(page, target)
    write_comparison(assessment, rows, folder, words, made, addresses)
    return target


def _list(
    rows: Sequence[IndexRow], assessment: Assessment, words: Language, folder: Path, *, with_changes: bool
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What stands above the table of regions, with the texts for the script; and the table, of many with their data."""
    strips = Strips(assessment, words)
    with_totals = sum(row.total is not None for row in rows) >= _LEAST_TOTALS * len(rows)
    long = LongList(rows, strips, words, with_totals) if len(rows) > MOST_WHOLE else None
    controls = {
        "labels": _labels(words) | (long.labels() if long else {}),
        "map": dot_map(rows, words, drawn=long is None),
        "filters": filters_of(rows, strips, words),
        "key": strips.key() if assessment.framework.criteria else "",
        "texts": json.dumps(_texts(assessment, words) | (long.texts() if long else {}), ensure_ascii=False),
    }
    table = _table(rows, assessment, strips, with_changes=with_changes, with_totals=with_totals)
    return controls, table | (_of_long(long, assessment, folder) if long else {})


def _downloads(addresses: Addresses) -> list[dict[str, str]]:
    """The results as files, as the data of the page name them."""
    kinds = {"datapackage.json": "application/json", "hasil.csv": "text/csv", "hasil.json": "application/json"}
    return [
        {
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": addresses.of(name) if addresses.base else name,
        }
        for name, kind in kinds.items()
    ]


def _labels(words: Language) -> dict[str, str]:
    """The fixed texts of the page."""
    say = words.say
    return {
        "skip": say("Skip to the list of regions"),
        "overview": say("Overview of all regions"),
        "search": say("Search name, code or province"),
        "all": say("all"),
        "reset": say("Reset"),
        "save": say("Save these rows (CSV)"),
        "compare": say("Compare the ticked regions side by side"),
        "how_many": say("(two to four)"),
        "more": say("More pages and files"),
        "changes": say("What changed"),
    }


def _head(view: CountryView, folder: Path, addresses: Addresses) -> dict[str, Any]:
    """What stands above the table: titles, findings, what is missing, other pages that are there; and the data."""
    overview = OVERVIEW_PAGE if (folder / OVERVIEW_PAGE).exists() else ""
    return {
        "data": {"@id": addresses.of(INDEX_PAGE), "distribution": _downloads(addresses)},
        "title": view.words.say("Assessment reports {period}", period=view.assessment.period.name),
        "under": overview_under(view.assessment, view.words),
        "summary": overview_summary(view).markup,
        "overview": overview,
        "links": _links(view.assessment, folder, view.words),
        "feeds": [(kind, name) for kind, name in _FEEDS.items() if (folder / name).exists()],
        "feeds_title": view.words.say("What changed over all regions"),
        "needs": missing_by_agency(view, overview) or "",
        "deliveries": deliveries_folded(view.assessment, view.words, DELIVERIES) or "",
    }


def _of_long(long: LongList, assessment: Assessment, folder: Path) -> dict[str, Any]:
    """What the page of a long list holds besides its first rows."""
    return {
        "all_rows": long.script_data(),
        "without_script": long.without_script(assessment.period.regions.provinces, folder),
    }


def _table(
    rows: Sequence[IndexRow], assessment: Assessment, strips: Strips, *, with_changes: bool, with_totals: bool
) -> dict[str, Any]:
    """Caption, headings and rows of the table, of a long list the first; totals have columns where enough have one."""
    words, published = strips.words, sum(bool(row.page) for row in rows)
    in_page = rows[:PAGE_ROWS] if len(rows) > MOST_WHOLE else rows
    return {
        "caption": words.say(
            "{count} [region|regions], {published} of them with a report",
            count=words.number(len(rows), 0),
            published=words.number(published, 0),
        ),
        "villages": assessment.framework.assesses == "desa",
        "provinces": bool(assessment.period.regions.provinces),
        "headings": _headings(assessment, strips, with_changes=with_changes, with_totals=with_totals),
        "rows": [table_row(row, strips, words, with_totals=with_totals) for row in in_page],
    }


def _headings(
    assessment: Assessment, strips: Strips, *, with_changes: bool, with_totals: bool
) -> list[tuple[str | Markup, bool]]:
    """Each heading, and whether it is over numbers."""
    say, framework = strips.words.say, assessment.framework
    inside = [say("Kecamatan"), say("Kabupaten")] if framework.assesses == "desa" else []
    verdict: list[str] = [say("Verdict"), strips.heading()] if framework.criteria else []
    province = say("Province") if assessment.period.regions.provinces else ""  # the style sheet hides the column
    named = [(heading, False) for heading in (say("Region"), say("Code"), *inside, province, *verdict)]
    totals = [(say("Total"), True), (say("Predicate"), False)] if with_totals else []
    return [*named, *totals, *([(say("Changed figures"), True)] if with_changes else [])]


def _links(assessment: Assessment, folder: Path, words: Language) -> Markup:
    """The results as files, the method, and the pages of the provinces, where they are there."""
    every = words.say("All results")
    results = [(f"hasil.{ending}", f"{every} ({ending.upper()})") for ending in ("xlsx", "csv", "json")]
    results.append((CHANGES_PAGE, words.say("What changed over all regions")))
    results += [(METHOD_PAGE, words.say("Method")), (FOLLOWUP_PAGE, words.say("Reviews and follow-up"))]
    results.append((CALENDAR_FILE, words.say("Due dates (calendar)")))
    provinces = [
        (f"{PROVINCE_PAGES}/{province.code}.html", province.name) for province in assessment.period.regions.provinces
    ]
    shown = [
        [tag("a", name, href=address) for address, name in group if (folder / address).exists()]
        for group in (results, provinces)
    ]
    return Markup("").join(tag("p", Markup(" · ").join(links), class_="links") for links in shown if links)


def _texts(assessment: Assessment, words: Language) -> dict[str, Any]:
    """What the script needs besides the table."""
    say, regions = words.say, assessment.period.regions
    file = say("regions")
    aliases = {province.code: regions.other_names(province.code) for province in regions.provinces}
    return {
        "count": say("Shown: {shown} of {all} [region|regions]", shown="{shown}", all="{all}"),
        "none": say("No region fits. Change or reset the filters."),
        "meant": say("Did you mean"),
        "compare": say("Compare {region}", region="{nama}"),
        "comparison": COMPARISON_PAGE,
        "file": f"{file}-{assessment.period.name}",
        "aliases": {code: names for code, names in aliases.items() if names},
        "criteria": [criterion.id for criterion in assessment.framework.criteria],
        "statuses": {letter: status for status, letter in LETTERS.items()},
    }
