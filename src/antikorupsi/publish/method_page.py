"""The page of the method, one for each publication and language: rules, criteria, indicators and all assumptions.

Reports say what their own result rests on and link here for what holds of all of them.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from markupsafe import Markup

from antikorupsi.assess import Assessment
from antikorupsi.common import METHOD_PAGE, Addresses, Html, Language, markup, small, tag
from antikorupsi.publish.assembled_page import assembled_page
from antikorupsi.publish.general_rules import GENERAL_RULES
from antikorupsi.publish.pages import render_pdf
from antikorupsi.rules import Criterion, assumptions, indicator_weights
from antikorupsi.show import (
    BASIS_WORDS,
    changed_by_parameter,
    status_mark,
    threshold,
)

_ADDRESS = re.compile(r"(https?://[^\s;,)]+)")
_PDF = str(PurePosixPath(METHOD_PAGE).with_suffix(".pdf"))


def method_files(assessment: Assessment, addresses: Addresses, made: datetime) -> dict[str, bytes]:
    """The page and its PDF by name; they lie beside the index."""
    page = method_page(assessment, addresses, made)
    return {_PDF: render_pdf(page, made), METHOD_PAGE: page.encode()}


def method_page(assessment: Assessment, addresses: Addresses, made: datetime) -> str:
    """The page as HTML; it links to its PDF."""
    words = assessment.words(addresses.language)
    name = (METHOD_PAGE, words.say("Method"))
    return assembled_page(assessment, addresses, name, _pieces(assessment, words), made, [_PDF])


def _pieces(assessment: Assessment, words: Language) -> Iterator[Html | Markup]:
    say, framework = words.say, assessment.framework
    yield markup.bullets(changed_by_parameter(assessment, words))
    yield markup.joined(markup.heading(say("Signs and words"), "tanda"), markup.bullets(_signs(words)))
    rules = [tag("span", tag("b", say(name), "."), " ", say(text)) for name, text in GENERAL_RULES]
    yield markup.joined(markup.heading(say("Rules"), "aturan"), markup.bullets(rules))
    if framework.criteria:
        yield _criteria(assessment, words)
    yield _indicators(assessment, words)
    yield _assumptions(assessment, words)


def _signs(words: Language) -> list[Markup]:
    say = words.say
    said = {
        "meets": say("the condition is met by the figure shown."),
        "fails": say("the condition is not met by the figure shown."),
        "undeciding": say("figures were received and none decides; the reason stands beside them."),
        "no_data": say("no figure has been received. It counts neither as zero nor as a fault."),
    }
    return [status_mark(status, words) + f": {text}" for status, text in said.items()]


def _criteria(assessment: Assessment, words: Language) -> Html:
    """One row per criterion, and below it the other conditions that are known."""
    say = words.say
    headings = [say("Criterion"), say("Threshold"), say("Basis"), say("Source"), say("Remark")]
    rows = [_criterion_row(criterion, words) for criterion in assessment.framework.criteria]
    table = markup.table(headings, rows, say("Criteria, conditions and their basis"), class_="method")
    return markup.joined(markup.heading(say("Criteria"), "kriteria"), table)


def _criterion_row(criterion: Criterion, words: Language) -> list[str]:
    name = tag("span", words.pick(criterion.name)) + small(criterion.owner, class_="owner")
    others = [
        threshold(criterion.model_copy(update={"rule": variant.rule}), words)
        for variant in criterion.variants
        if variant.rule != criterion.rule
    ]
    also = small(words.say("known too: {others}", others="; ".join(others)), class_="note") if others else Markup("")
    note = words.pick(criterion.note) if criterion.note else ""
    rule = tag("span", threshold(criterion, words)) + also
    return [name, rule, words.say(BASIS_WORDS[criterion.basis]), _with_links(criterion.source), _with_links(note)]


def _with_links(text: str) -> Markup:
    """The text with each address as a link named by its site; on paper the rest of the address stands behind it."""
    parts = _ADDRESS.split(text)
    return Markup("").join(
        tag("a", urlsplit(part).netloc.removeprefix("www."), href=part, rel="noreferrer") if place % 2 else part
        for place, part in enumerate(parts)
    )


def _indicators(assessment: Assessment, words: Language) -> Html:
    """One row per indicator: component, name and share of the total under the weighting used."""
    say, framework = words.say, assessment.framework
    weights = indicator_weights(framework, assessment.weights)
    rows = [
        [
            f"{component.number} {words.pick(component.name)}",
            f"{indicator.number}. {words.pick(indicator.name)}",
            words.number(100 * weights[indicator.id], 1) + "%",
        ]
        for component in framework.components
        for indicator in component.indicators
    ]
    count = len(framework.indicators)
    headings = [say("Component"), say("Indicator"), say("Weight")]
    table = markup.table(headings, rows, say("Components and indicators"), numeric=[2], class_="method")
    return markup.joined(markup.heading(say("The {count} [indicator|indicators]", count=count), "indikator"), table)


def _assumptions(assessment: Assessment, words: Language) -> Html:
    """One row per assumption: what it decides and why it was made."""
    say = words.say
    rows = [
        [words.pick(each.subject), _with_links(words.pick(each.note) if each.note else each.source)]
        for each in assumptions(assessment.framework, assessment.weights)
    ]
    caption = say("What nobody published and the reports assume")
    table = markup.table([say("Assumption"), say("Why")], rows, caption, class_="method")
    return markup.joined(markup.heading(say("Assumptions"), "asumsi"), table)
