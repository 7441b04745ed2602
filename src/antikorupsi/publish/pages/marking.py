"""What is changed in a page after it was made: the notice that it is out of date, and which of its links lead on."""

import re
from collections.abc import Callable

from antikorupsi.common import Language, tag

_PLACE = re.compile(r"<main\b[^>]*>")
_LINK = re.compile(r' (?:data-)?href="((?!#|data:|\w+://)[^"]+\.html)"')
_MARK = re.compile(r'<p class="out-of-date" role="status">.*?</p>', re.DOTALL)


def marked_out_of_date(page: str, words: Language) -> str:
    """The page with one sentence at its head that it is out of date; marked once, however often it is asked for."""
    said = words.say(
        "This page is out of date: what it shows has changed since it was made, and no newer one is there."
    )
    mark = str(tag("p", said, class_="out-of-date", role="status"))
    return _PLACE.sub(lambda place: place[0] + mark, without_mark(page), count=1)


def without_mark(page: str) -> str:
    """The page as it was made."""
    return _MARK.sub("", page, count=1)


def with_live_links(page: str, exists: Callable[[str], bool]) -> str:
    """The page with links to those other pages that exist; where one does not, its address is kept aside for later.

    `exists` is asked of each address as it is written in the page.
    """
    return _LINK.sub(lambda found: f' {"" if exists(found[1]) else "data-"}href="{found[1]}"', page)
