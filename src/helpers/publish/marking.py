"""A page that is older than its data says so at its head, without being made again."""

import re

from helpers.language import Language
from helpers.markup import tag

_PLACE = "<main>"
_MARK = re.compile(rf'(?<={_PLACE})<p class="out-of-date" role="status">.*?</p>', re.DOTALL)


def marked_out_of_date(page: str, words: Language) -> str:
    """The page with one sentence at its head that it is out of date; marked once, however often it is asked for."""
    said = words.say(
        "This page is out of date: what it shows has changed since it was made, and no newer one is there."
    )
    return without_mark(page).replace(_PLACE, f"{_PLACE}{tag('p', said, class_='out-of-date', role='status')}", 1)


def without_mark(page: str) -> str:
    """The page as it was made."""
    return _MARK.sub("", page, count=1)
