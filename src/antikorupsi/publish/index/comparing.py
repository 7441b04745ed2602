"""The page that compares up to four regions side by side; its address names them, such as `#35.72,33.72`."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from antikorupsi.assess import Assessment
from antikorupsi.common import COMPARISON_PAGE, Addresses, Language, each_row, is_missing
from antikorupsi.publish.index.rows import IndexRow
from antikorupsi.publish.index.scripts import comparison_script
from antikorupsi.publish.index.templating import rendered
from antikorupsi.publish.placing import place_text
from antikorupsi.show import VERDICT_SIGNS, VERDICT_WORDS, status_of, threshold, verdict_figures
from helpers.eligibility import VerdictRow

_Rows = dict[str, list[list[object]]]


def write_comparison(
    assessment: Assessment,
    rows: Sequence[IndexRow],
    folder: Path,
    words: Language,
    made: datetime,
    addresses: Addresses,
) -> None:
    """Writes `bandingkan.html`: verdict, criteria with figure and year, total and report of the regions asked for."""
    page = rendered(
        "comparison.html.j2",
        assessment,
        words,
        made,
        comparison_script(),
        data={"@id": addresses.of(COMPARISON_PAGE)},
        labels=_labels(words),
        title=words.say("Regions compared, {period}", period=assessment.period.name),
        content=json.dumps(_data(assessment, rows, words), ensure_ascii=False, separators=(",", ":")),
    )
    place_text(page, folder / COMPARISON_PAGE)


def _labels(words: Language) -> dict[str, str]:
    """The fixed texts of the page."""
    say = words.say
    return {
        "all": say("All reports"),
        "how": say("Choose up to four regions; the address of this page then names them and can be passed on."),
        "add": say("Add a region"),
        "no_script": say("This page needs its script. Without it, open the reports of the regions side by side."),
    }


def _data(assessment: Assessment, rows: Sequence[IndexRow], words: Language) -> dict[str, Any]:
    """What the script shows: headings, words by status, criteria, and the regions by code."""
    say, framework = words.say, assessment.framework
    figures = _figures(assessment, words)
    return {
        "headings": [say("Verdict"), say("Total"), *_known_of_all(rows, words)],
        "statuses": {status: [VERDICT_SIGNS[status], say(text)] for status, text in VERDICT_WORDS.items()},
        "criteria": [[words.pick(each.name), threshold(each, words)] for each in framework.criteria],
        "uncertain": say("not certain yet"),
        "caption": say("Regions side by side"),
        "unknown": say("There is no region of this name."),
        "criterion": say("Criterion"),
        "regions": {row.region.code: _region(row, figures.get(row.region.code, []), words) for row in rows},
    }


def _known_of_all(rows: Sequence[IndexRow], words: Language) -> list[str]:
    """Headings of population and province, empty where they are known of none: units may be without."""
    population = any(row.region.population for row in rows)
    province = any(row.region.province for row in rows)
    return [words.say("Population") if population else "", words.say("Province") if province else ""]


def _figures(assessment: Assessment, words: Language) -> _Rows:
    """By region: status, figure and year of each criterion, in the order of the framework."""
    found: _Rows = {}
    for row in each_row(assessment.verdicts, VerdictRow):
        figure = "" if row.cells == "" else verdict_figures(row, assessment.framework, words)
        year = "" if is_missing(row.year) or f"({row.year})" in figure else str(row.year)
        found.setdefault(row.region, []).append([status_of(row), figure, year])
    return found


def _region(row: IndexRow, figures: list[list[object]], words: Language) -> list[object]:
    """Name, report, verdict, whether it is certain, total, population, province, criteria."""
    region = row.region
    population = words.number(region.population, 0) if region.population else "–"
    total = row.total_text + (f" ({row.predicate})" if row.predicate else "")
    verdict = row.eligibility or ""
    return [region.name, row.page, verdict, row.certain is not False, total, population, region.province, figures]
