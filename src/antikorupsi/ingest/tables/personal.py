"""Telephone numbers, identity numbers and e-mail addresses in texts, which no output may show.

A digit group that is a figure stays: thousands in groups of three, decimals, codes, dates, years, addresses of pages.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import as_seen
from antikorupsi.ingest.tables.loose_numbers import (
    NIK,
    is_mobile_without_zero,
    mask_in_query,
    mask_loose,
    mask_second_number,
)

MASK = "(disamarkan)"
_MASK_WORDS = frozenset({"(disamarkan)", "(masked)"})

_BETWEEN = r"[ \t\u00a0.()_\u00ad\u200b\u2010-\u2015\u2212-]{1,3}"  # what people write between groups of digits
# Digits of other scripts, wide signs and thin blanks as the ordinary ones that they stand for.
_ZEROS = "\u0660\u06f0\u0966\u1b50\u1bb0\ua9d0\uff10"
_ORDINARY = str.maketrans(
    {chr(ord(zero) + digit): str(digit) for zero in _ZEROS for digit in range(10)}
    | {"\uff20": "@", "\uff0e": ".", "\uff0d": "-", "\uff0b": "+", "\uff0f": "/"}
    | dict.fromkeys("\u2002\u2003\u2007\u2008\u2009\u202f\u3000", " ")
)
_WORTH_A_LOOK = re.compile(r"[@\[({<]|%40|\d(?:\D{0,3}\d){8}")
_RUN = re.compile(rf"(?:\(?\+|\()?\d+(?:{_BETWEEN}\d+)*")
_GROUP = re.compile(r"\d+")
_DIGITS_AT_END = re.compile(r"\d+$")
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?!\d)")
_EMAIL = re.compile(
    r"[\w.+%'-]{1,64}\s{0,2}(?:[\[({<]\s?(?:@|at)\s?[\])}>]|@|%40)\s{0,2}(?:[\w-]{1,63}(?:\.|\s\.\s|\s?[\[(]dot[\])]\s?)){1,6}[^\W\d_]{2,24}",
    re.IGNORECASE,
)
_AT = re.compile(r"@|%40|[\[({<]\s?at\s?[\])}>]", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:https?|ftp)://[^\s;|<>\"]{1,2000}|www\.[^\s;|<>\"]{1,2000}"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}/[^\s;|<>\"]{0,2000}",
    re.IGNORECASE,
)
_CHAT = re.compile(r"^(?:https?://)?(?:www\.)?(?:wa\.me|api\.whatsapp\.com|web\.whatsapp\.com)/", re.IGNORECASE)
_ADDRESS_IN_PAGE = re.compile(r"(?<=[=:?&])[\w.+%-]{1,64}(?:@|%40)(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}")
_NIP = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d(?:0[1-9]|1[0-2]|21)[12]\d{3}")
_NIK_GROUPS = frozenset({(2, 2, 2, 6, 4), (6, 6, 4), (4, 4, 4, 4)})
_TAX_NUMBER = re.compile(r"\d{2}[.-]\d{3}[.-]\d{3}[.-]\d[.-]\d{3}[.-]\d{3}(?!\d)")
_TELEPHONE = re.compile(r"0(?:8[1-9]\d{7,10}|[2-79]\d{7,10}|0?628\d{8,11})|628[1-9]\d{7,10}|62[2-79]\d{7,10}")
_WITH_COUNTRY = re.compile(r"628[1-9]\d{7,10}")
_LONGEST_KEPT = 300  # characters of texts whose masked form is remembered
_LONGEST_NUMBER = 18  # digits
_DIGITS_OF_NIK, _DIGITS_OF_NIP = 16, 18
_FEWEST_DIGITS = 9  # of a telephone number


def is_mask(value: object) -> bool:
    """Whether a cell holds nothing but the word by which this workbook masks cells, in any of its languages."""
    return isinstance(value, str) and value.strip().lower() in _MASK_WORDS


def holds_personal(text: str) -> bool:
    """Whether a text holds a telephone or identity number or an e-mail address."""
    return mask_personal(text) != text


def mask_personal(text: str, mask: str = MASK) -> str:
    """The text with every telephone number, identity number and e-mail address replaced by the mask."""
    return _masked_text(text, mask) if len(text) > _LONGEST_KEPT else _kept(text, mask)


def _masked_text(text: str, mask: str) -> str:
    ordinary = text if text.isascii() else as_seen(text.translate(_ORDINARY))
    if not _WORTH_A_LOOK.search(ordinary):
        return text
    parts, end = [], 0
    for page in _PAGE.finditer(ordinary):
        parts += [_masked(ordinary[end : page.start()], mask), _masked_page(page.group(), mask)]
        end = page.end()
    masked = "".join([*parts, _masked(ordinary[end:], mask)])
    masked = mask_second_number(masked, mask) if masked != ordinary else masked
    return text if masked == ordinary else masked


_kept = lru_cache(maxsize=2**14)(_masked_text)  # one remark may stand beside thousands of figures


def is_personal_number(number: float) -> bool:
    """Whether a number in a cell is an identity number or a telephone number, be it without its zero."""
    if not float(number).is_integer() or abs(number) >= 10**_LONGEST_NUMBER:
        return False
    digits = str(int(number))
    known = _NIP.fullmatch(digits) or _WITH_COUNTRY.fullmatch(digits) or is_mobile_without_zero(digits)
    return len(digits) == _DIGITS_OF_NIK or bool(known)


def _masked_page(address: str, mask: str) -> str:
    """An address of a page as it is, but for chats, and e-mail addresses and numbers that it hands over."""
    if _CHAT.match(address) and sum(letter.isdigit() for letter in address) > 8:
        return mask
    return mask_in_query(_ADDRESS_IN_PAGE.sub(mask, address), mask)


def _masked(text: str, mask: str) -> str:
    text = _EMAIL.sub(mask, text) if _AT.search(text) else text
    parts, end = [], 0
    for run in _RUN.finditer(text):
        for start, stop in _numbers_in(text, run):
            parts += [text[end:start], mask]
            end = stop
    return mask_loose("".join([*parts, text[end:]]), mask)


def _numbers_in(text: str, run: "re.Match[str]") -> Iterator[tuple[int, int]]:
    """Where in a run of digit groups the personal numbers stand."""
    groups = [each.span() for each in _GROUP.finditer(text, run.start(), run.end())]
    ends = _ends_of_thousands(text, groups)
    place = 0
    while place < len(groups):
        start = groups[place][0]
        end = _end_of_figure(text, start, ends[place], abroad="+" in text[run.start() : start] and place == 0)
        if end:
            while place < len(groups) and groups[place][0] < end:
                place += 1
            continue
        last = _last_of_number(text, run.start(), groups, place)
        if last is None:
            place += 1
            continue
        yield (run.start() if place == 0 else start), groups[last][1]
        place = last + 1


def _ends_of_thousands(text: str, groups: list[tuple[int, int]]) -> list[int]:
    """For each group the end of the figure with thousands in groups of three that begins with it; 0 where none does.

    Read from the right, so that no chain of groups is followed twice. A chain that goes on with a group of another
    length is no figure.
    """
    ends = [0] * len(groups)
    reached: dict[str, int] = {}
    for place in range(len(groups) - 1, -1, -1):
        start, stop = groups[place]
        following = reached
        reached = {" ": stop, ".": stop}
        if place + 1 == len(groups):
            continue
        after, end = groups[place + 1]
        mark = text[stop:after].replace("\u00a0", " ")
        if mark in reached:
            reached[mark] = following[mark] if end - after == 3 else 0
            ends[place] = reached[mark] if stop - start < 4 and text[start] in "123456789" else 0
    return ends


def _end_of_figure(text: str, start: int, end_of_thousands: int, *, abroad: bool) -> int:
    """Where a figure with thousands in groups of three, or a date, ends that begins here; 0 where none does."""
    if _is_decimal(text, start):
        return 0
    if end_of_thousands and abroad and "." not in text[start:end_of_thousands]:
        return 0  # +62 812 345 678
    if end_of_thousands:
        return end_of_thousands
    date = _DATE.match(text, start)
    return date.end() if date else 0


def _is_decimal(text: str, start: int) -> bool:
    """Whether a group of digits stands behind the decimal mark of another, which is no number of a person itself."""
    if start < 2 or text[start - 1] not in ".," or not text[start - 2].isdigit():
        return False
    before = _DIGITS_AT_END.search(text, max(0, start - 1 - _LONGEST_NUMBER), start - 1)
    return before is None or not (_TELEPHONE.fullmatch(before[0]) or len(before[0]) == _DIGITS_OF_NIK)


def _last_of_number(text: str, opened: int, groups: list[tuple[int, int]], first: int) -> int | None:
    """The last group of the personal number that begins with a group, None where none does; the longest one counts."""
    start, stop = groups[first]
    abroad = first == 0 and "+" in text[opened:start]
    if _is_decimal(text, start) or (stop - start == 1 and text[start] != "6" and not abroad):
        return None
    if _TAX_NUMBER.match(text, start):
        return first + 5
    found, digits, lengths = None, "", []
    for place in range(first, min(first + _LONGEST_NUMBER, len(groups))):
        digits += text[groups[place][0] : groups[place][1]]
        lengths.append(groups[place][1] - groups[place][0])
        if len(digits) > _LONGEST_NUMBER:
            break
        if _is_identity(digits, tuple(lengths), text[start : groups[place][1]]):
            return place
        if _is_telephone(digits, lengths[0], abroad=abroad):
            found = place
    return found


def _is_identity(digits: str, lengths: tuple[int, ...], written: str) -> bool:
    """Whether digits are a NIK or NIP: any sixteen in one group, or several groups that are built like one."""
    if len(digits) not in (_DIGITS_OF_NIK, _DIGITS_OF_NIP):
        return False
    if len(lengths) == 1:
        return len(digits) == _DIGITS_OF_NIK or bool(_NIP.fullmatch(digits))
    if _NIP.fullmatch(digits) and lengths[0] in (4, 8, 18):
        return True
    if lengths in _NIK_GROUPS:
        return not all(year[:2] in ("19", "20") for year in _GROUP.findall(written))
    separators = set(_GROUP.sub("", written))
    return len(separators) == 1 and min(lengths) > 1 and bool(NIK.fullmatch(digits))


def _is_telephone(digits: str, first: int, *, abroad: bool) -> bool:
    if abroad:
        return 9 <= len(digits) <= 15
    if len(digits) < _FEWEST_DIGITS or not digits.startswith(("0", "62")):
        return False
    if digits.startswith("0") and first < 2 + (digits[:2] != "08"):
        return False  # 0.25: no code of an area is so short
    return bool(_TELEPHONE.fullmatch(digits))
