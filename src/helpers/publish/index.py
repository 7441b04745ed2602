"""The index over all reports of a period: one row a region, whether its report is published or not."""

from datetime import datetime
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from helpers import markup
from helpers.assessment import Assessment
from helpers.language import Language
from helpers.markup import tag
from helpers.narrative import overview_summary
from helpers.narrative.verdict import simulation_notice
from helpers.publish.folders import REGION_PAGES
from helpers.publish.placing import place_text
from helpers.publish.rendering import TEMPLATES, style_sheet
from helpers.regions import Region
from helpers.tables.overview import count_and_total
from helpers.wording import STATUS_WORDS, eligibility_mark


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(TEMPLATES / "report")
    return jinja2.Environment(loader=loader, autoescape=True).get_template("list.html.j2")


def write_index(assessment: Assessment, folder: Path, language: str, made: datetime) -> Path:
    """Writes `index.html`: every region of the period with its verdict, and a link where a report is published."""
    words = Language(language)
    page = _template().render(
        language=language,
        title=words.say("Assessment reports {period}", period=assessment.period.name),
        style=Markup(style_sheet()),
        notice=simulation_notice(words) if assessment.period.simulated else "",
        summary=overview_summary(assessment, language).markup,
        overview=tag("a", words.say("Overview of all regions"), href="ringkasan.html")
        if (folder / "ringkasan.html").exists()
        else "",
        table=_table(assessment, folder, words),
        made=words.say("Made on {moment}.", moment=words.moment(made)),
    )
    target = folder / "index.html"
    place_text(page, target)
    return target


def _table(assessment: Assessment, folder: Path, words: Language) -> Markup:
    regions = assessment.period.regions
    rows = [_row(region, assessment, folder, words) for region in regions]
    statuses = [words.say(word) for word in STATUS_WORDS.values()]
    headings = [
        words.say("Region"),
        words.say("Code"),
        words.say("Province"),
        words.say("Verdict"),
        *statuses,
        words.say("Total"),
    ]
    published = sum(_page(region, folder).exists() for region in regions)
    caption = words.say("{count} regions, {published} of them with a report", count=len(rows), published=published)
    return markup.table(headings, rows, caption, numeric=range(4, 8), class_="index")


def _page(region: Region, folder: Path) -> Path:
    return folder / REGION_PAGES / f"{region.slug}.html"


def _row(region: Region, assessment: Assessment, folder: Path, words: Language) -> list[str | Markup]:
    exists = _page(region, folder).exists()
    name = tag("a", region.name, href=f"{REGION_PAGES}/{region.slug}.html") if exists else region.name
    verdict = eligibility_mark(assessment.eligibility[region.code], words)
    return [name, region.code, region.province, verdict, *count_and_total(region, assessment, words)]
