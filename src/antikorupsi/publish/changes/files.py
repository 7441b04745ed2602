"""The page of what changed over all regions, and the feeds beside it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from antikorupsi.assess import Assessment, ChangeList, CountryView
from antikorupsi.common import ATOM_FEED, CHANGES_PAGE, JSON_FEED, Addresses, Html, tag
from antikorupsi.publish.assembled_page import assembled_page
from antikorupsi.publish.changes.feeds import atom_feed, json_feed
from antikorupsi.show import change_sections


def change_files(
    assessment: Assessment, found: ChangeList, folder: Path, addresses: Addresses, made: datetime
) -> dict[str, bytes]:
    """Page and feeds by name; they lie beside the index, and names lead to the reports that the folder holds."""
    words = assessment.words(addresses.language)
    view = CountryView(assessment, words)
    name = (CHANGES_PAGE, words.say("What changed over all regions"))
    page = assembled_page(assessment, addresses, name, _pieces(found, view, folder), made)
    return {
        JSON_FEED: json_feed(found, view, addresses),
        ATOM_FEED: atom_feed(found, view, addresses),
        CHANGES_PAGE: page.encode(),
    }


def _pieces(found: ChangeList, view: CountryView, folder: Path) -> Iterator[Html | Markup]:
    say = view.words.say
    yield from change_sections(found, view, folder)
    feeds = [
        tag("a", say("Atom"), href=ATOM_FEED, type="application/atom+xml"),
        tag("a", say("JSON Feed"), href=JSON_FEED, type="application/feed+json"),
        tag("a", say("All results (XLSX)"), href="hasil.xlsx"),
    ]
    yield tag("p", say("To subscribe, or as a table:"), " ", Markup(" · ").join(feeds), class_="links on-screen")
