"""The changes as feeds, to which readers and programs subscribe: JSON Feed 1.1, and Atom (RFC 4287).

Both depend on the figures and on the days of publications alone, never on the clock: the same changes give the same
bytes in every run. An entry keeps its identifier as long as it is listed, with and without an address.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from antikorupsi.assess import Change, ChangeList, CountryView
from antikorupsi.common import (
    ATOM_FEED,
    CHANGES_PAGE,
    COMPILATION,
    JSON_FEED,
    Addresses,
    one_line,
    tag,
    without_illegal,
)
from antikorupsi.publish.changes.records import Record, change_records
from antikorupsi.show import EFFECT_WORDS, change_address, change_name, change_summary, change_text, change_title

MOST_ENTRIES = 1000  # of a feed, the worst first; the results hold all


@dataclass(frozen=True)
class Feed:
    """What both feeds say."""

    found: ChangeList
    view: CountryView
    addresses: Addresses

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that are entries."""
        return self.found.changes[:MOST_ENTRIES]

    @property
    def title(self) -> str:
        """The name of the feed; of simulated data it begins with SIMULASI."""
        said = self.view.words.say("What changed: assessment {period}", period=self.view.assessment.period.name)
        return one_line(f"SIMULASI: {said}" if self.view.assessment.period.simulated else said)

    @property
    def summary(self) -> str:
        """The two sentences; how many changes are no entries, where there are too many."""
        left = len(self.found.changes) - len(self.changes)
        more = self.view.words.say("And {count} more.", count=self.view.words.number(left, 0)) if left else ""
        return f"{change_summary(self.found, self.view)} {more}".strip()

    @property
    def author(self) -> str:
        """Who publishes."""
        return self.view.words.say("Workbook Kabupaten/Kota Antikorupsi")

    @property
    def moment(self) -> str:
        """When the changes were published first, as RFC 3339 writes it: the beginning of that day."""
        return _moment(self.found.day)

    def identifier(self, change: Change) -> str:
        """What an entry is known by: its place on the page of changes."""
        return self.addresses.of(CHANGES_PAGE, change_name(change, self.found))

    def report(self, change: Change) -> str:
        """Where the figure stands: an address if there is one, else the way from the feed."""
        page, anchor = change_address(change, self.view.assessment.period.regions.get(change.row.region))
        inside = f"{page}#{anchor}" if anchor else page
        return self.addresses.of(page, anchor) if self.addresses.base else inside


def json_feed(found: ChangeList, view: CountryView, addresses: Addresses) -> bytes:
    """The feed as JSON; `_workbook` holds each change in parts, under the names of the results."""
    feed, base = Feed(found, view, addresses), bool(addresses.base)
    records = change_records(found, view)[:MOST_ENTRIES]
    whole: Record = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **({"home_page_url": addresses.of(CHANGES_PAGE), "feed_url": addresses.of(JSON_FEED)} if base else {}),
        "description": feed.summary,
        "language": addresses.language,
        "authors": [{"name": feed.author}],
        "_workbook": list_data(found, view),
        "items": [
            _item(feed, change, record, with_address=base) for change, record in zip(feed.changes, records, strict=True)
        ],
    }
    return f"{json.dumps(_legal(whole), ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()


def _item(feed: Feed, change: Change, record: Record, *, with_address: bool) -> Record:
    return {
        "id": feed.identifier(change),
        **({"url": feed.report(change)} if with_address else {}),
        "title": change_title(change, feed.view),
        "content_text": change_text(change, feed.view),
        "date_published": feed.moment,
        "tags": [feed.view.words.say(EFFECT_WORDS[change.effect])],
        "_workbook": record,
    }


def list_data(found: ChangeList, view: CountryView) -> Record:
    """What the list is of: the period, the publication compared with, how many changes of each effect, and regions."""
    since = found.since
    return {
        "period": view.assessment.period.name,
        "simulated": view.assessment.period.simulated,
        "since": {"number": since.number, "day": since.day.isoformat()} if since else None,
        "published": found.day.isoformat(),
        "regions": found.regions,
        "counts": {effect: len(changes) for effect, changes in found.by_effect.items()},
        "added": list(found.came),
        "gone": list(found.went),
    }


def _legal(part: Any) -> Any:  # Any: JSON
    """A part of a feed without control characters, which some readers of JSON refuse."""
    if isinstance(part, str):
        return without_illegal(part)
    if isinstance(part, list):
        return [_legal(each) for each in part]
    return {name: _legal(each) for name, each in part.items()} if isinstance(part, dict) else part


def atom_feed(found: ChangeList, view: CountryView, addresses: Addresses) -> bytes:
    """The feed as XML."""
    feed = Feed(found, view, addresses)
    attributes = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": addresses.language}
    whole = tag("feed", *_head(feed), *(_entry(feed, change) for change in feed.changes), **attributes)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{without_illegal(whole)}\n'.encode()


def _head(feed: Feed) -> Iterator[Markup]:
    addresses = feed.addresses
    yield _line(tag("id", addresses.of(ATOM_FEED)))
    yield _line(tag("title", feed.title))
    yield _line(tag("subtitle", feed.summary))
    yield _line(tag("updated", feed.moment))
    yield _line(tag("author", tag("name", feed.author)))
    page = addresses.of(CHANGES_PAGE) if addresses.base else CHANGES_PAGE
    yield _line(tag("link", rel="alternate", type="text/html", href=page))
    if addresses.base:
        yield _line(tag("link", rel="self", type="application/atom+xml", href=addresses.of(ATOM_FEED)))
    yield _line(tag("link", rel="license", href=COMPILATION.address))


def _entry(feed: Feed, change: Change) -> Markup:
    word = feed.view.words.say(EFFECT_WORDS[change.effect])
    return _line(
        tag(
            "entry",
            _line(tag("id", feed.identifier(change))),
            _line(tag("title", change_title(change, feed.view))),
            _line(tag("updated", feed.moment)),
            _line(tag("published", feed.moment)),
            _line(tag("link", rel="alternate", type="text/html", href=feed.report(change))),
            _line(tag("category", term=change.effect, label=word)),
            _line(tag("content", change_text(change, feed.view), type="text")),
        )
    )


def _line(element: Markup) -> Markup:
    return Markup("\n") + element


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
