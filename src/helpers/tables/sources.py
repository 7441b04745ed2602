"""The source table: every figure of the report with the file, sheet, cell and public address it came from."""

import pandas as pd
from markupsafe import Markup

from helpers import markup
from helpers.assessment import RegionAssessment
from helpers.assessment.sources import item_name
from helpers.instruments import instrument_name
from helpers.markup import Html, tag
from helpers.wording import STAGE_WORDS, observed


def sources(view: RegionAssessment) -> Html:
    """One row per cell: number, figure, value, year, cell and address; the numbers are those of the references."""
    say = view.language.say
    title = markup.heading(say("Sources"), "sumber")
    if view.sources.empty:
        return markup.joined(title, markup.paragraph(say("No figure of this region has been received.")))
    headings = [
        say("No."),
        say("Figure"),
        say("Value"),
        say("Year"),
        say("File, sheet, cell"),
        say("Address and remarks"),
    ]
    rows = [_row(view, row) for _, row in view.sources.iterrows()]
    caption = say("Every figure of this report and the cell it was read from")
    return markup.joined(title, markup.table(headings, rows, caption, numeric=[2, 3], class_="sources"))


def _row(view: RegionAssessment, source: pd.Series) -> list[str | Markup]:
    number = tag("span", str(source["number"]), id=f"sumber-{source['number']}")
    value = observed(source["value"], view.language) if pd.notna(source["value"]) else str(source["label"])
    if source["status"] == "interim":
        value = tag("span", value, " ", tag("small", view.language.say("interim")))
    cell = f"{source['file']}, {source['sheet']}, {source['cell']}"
    return [number, _name(view, source), value, str(source["year"]), cell, _address(source)]


def _name(view: RegionAssessment, source: pd.Series) -> str:
    item = item_name(source["instrument"], source["item"], view.framework, view.language.code)
    name = f"{instrument_name(source['instrument'], view.language.code)}: {item}"
    details = [view.language.say(STAGE_WORDS[source.stage]) if source.stage else "", source["assessor"]]
    if source["item"].endswith(".pleno"):
        details.append(view.language.say("pleno"))
    said = ", ".join(detail for detail in details if detail)
    return f"{name} ({said})" if said else name


def _address(source: pd.Series) -> Markup:
    """The public addresses as links where they are web addresses, and the sender's remarks."""
    parts = [_link(address) for address in source["url"].split("; ") if address]
    note = tag("small", source["note"], class_="note") if source["note"] else Markup("")
    return Markup(" ").join(parts) + note


def _link(address: str) -> Markup:
    if not address.startswith(("https://", "http://")):
        return tag("span", address)
    shown = address.split("/")[2].removeprefix("www.")
    return tag("a", shown, href=address, rel="noreferrer")
