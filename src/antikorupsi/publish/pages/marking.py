"""A page that is older than its data says so at its head, without being made again."""

import re

from antikorupsi.common import Language, tag

_PLACE = re.compile(r"<main\b[^>]*>")
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
