"""Telephone numbers, identity numbers and e-mail addresses in texts, which no output may show.

A digit group that is a figure stays: thousands in groups of three, decimals, codes, dates, years, addresses of pages.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

MASK = "(disamarkan)"
_MASK_WORDS = frozenset({"(disamarkan)", "(masked)"})

_BETWEEN = r"[ \t\u00a0.()_\u00ad\u200b\u2010-\u2015\u2212-]{1,3}"  # what people write between groups of digits
_WORTH_A_LOOK = re.compile(r"[@\[(]|\d(?:\D{0,3}\d){8}")
_RUN = re.compile(rf"(?:\(?\+|\()?\d+(?:{_BETWEEN}\d+)*")
_GROUP = re.compile(r"\d+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?!\.?\d)|[1-9]\d{0,2}(?:[ \u00a0]\d{3})+(?![ \u00a0]?\d)")
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?!\d)")
_EMAIL = re.compile(
    r"[\w.+%'-]{1,64}\s?(?:@|\(at\)|\[at\])\s?(?:[\w-]{1,63}(?:\.|\s?[\[(]dot[\])]\s?)){1,6}[^\W\d_]{2,24}",
    re.IGNORECASE,
)
_AT = re.compile(r"@|[\[(]at[\])]", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:https?|ftp)://[^\s;|<>\"]{1,2000}|www\.[^\s;|<>\"]{1,2000}"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}/[^\s;|<>\"]{0,2000}",
    re.IGNORECASE,
)
_CHAT = re.compile(r"^(?:https?://)?(?:www\.)?(?:wa\.me|api\.whatsapp\.com|web\.whatsapp\.com)/", re.IGNORECASE)
_ADDRESS_IN_PAGE = re.compile(r"(?<=[=:?&])[\w.+%-]{1,64}(?:@|%40)(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}")
# Province, kabupaten, kecamatan, day of birth (of women plus 40), month, year, number.
_NIK = re.compile(
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\d{4}"
    r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{6}"
)
_NIP = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d(?:0[1-9]|1[0-2]|21)[12]\d{3}")
_NIK_GROUPS = frozenset({(2, 2, 2, 6, 4), (6, 6, 4), (4, 4, 4, 4)})
_TAX_NUMBER = re.compile(r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)")
_TELEPHONE = re.compile(r"0(?:8[1-9]\d{7,10}|[2-79]\d{7,10}|0?628\d{8,11})|628[1-9]\d{7,10}|62[2-79]\d{7,10}")
_LONGEST_KEPT = 300  # characters of texts whose masked form is remembered
_LONGEST_NUMBER = 18  # digits


def is_mask(value: object) -> bool:
    """Whether a cell holds nothing but the word by which this workbook masks cells, in any of its languages."""
    return isinstance(value, str) and value.strip().lower() in _MASK_WORDS


def holds_personal(text: str) -> bool:
    """Whether a text holds a telephone or identity number or an e-mail address."""
    return mask_personal(text) != text


def mask_personal(text: str, mask: str = MASK) -> str:
    """The text with every telephone number, identity number and e-mail address replaced by the mask."""
    if len(text) > _LONGEST_KEPT:
        return _masked_text(text, mask)
    return _kept(text, mask)


@lru_cache(maxsize=2**14)
def _kept(text: str, mask: str) -> str:
    """The same for short texts, such as the one remark that stands beside thousands of figures."""
    return _masked_text(text, mask)


def _masked_text(text: str, mask: str) -> str:
    if not _WORTH_A_LOOK.search(text):
        return text
    parts, end = [], 0
    for page in _PAGE.finditer(text):
        parts += [_masked(text[end : page.start()], mask), _masked_page(page.group(), mask)]
        end = page.end()
    return "".join([*parts, _masked(text[end:], mask)])


def is_personal_number(number: float) -> bool:
    """Whether a number in a cell is an identity number, or a telephone number with the code of the country."""
    if not float(number).is_integer() or abs(number) >= 10**_LONGEST_NUMBER:
        return False
    digits = str(int(number))
    return len(digits) == 16 or bool(_NIP.fullmatch(digits)) or bool(re.fullmatch(r"628[1-9]\d{7,10}", digits))


def _masked_page(address: str, mask: str) -> str:
    """An address of a page as it is, but for a chat with somebody's number and an e-mail address handed over in it."""
    if _CHAT.match(address) and sum(letter.isdigit() for letter in address) > 8:
        return mask
    return _ADDRESS_IN_PAGE.sub(mask, address)


def _masked(text: str, mask: str) -> str:
    text = _EMAIL.sub(mask, text) if _AT.search(text) else text
    parts, end = [], 0
    for run in _RUN.finditer(text):
        for start, stop in _numbers_in(text, run):
            parts += [text[end:start], mask]
            end = stop
    return "".join([*parts, text[end:]])


def _numbers_in(text: str, run: "re.Match[str]") -> Iterator[tuple[int, int]]:
    """Where in a run of digit groups the personal numbers stand."""
    groups = [(run.start() + each.start(), run.start() + each.end()) for each in _GROUP.finditer(run.group())]
    place = 0
    while place < len(groups):
        start = groups[place][0]
        if end := _end_of_figure(text, start, abroad="+" in text[run.start() : start] and place == 0):
            while place < len(groups) and groups[place][0] < end:
                place += 1
            continue
        last = _last_of_number(text, run.start(), groups, place)
        if last is None:
            place += 1
            continue
        opened = run.start() if place == 0 else start
        yield opened, groups[last][1]
        place = last + 1


def _end_of_figure(text: str, start: int, *, abroad: bool) -> int:
    """Where a figure with thousands in groups of three, or a date, ends that begins here; 0 where none does."""
    if _is_decimal(text, start):
        return 0
    figure = _THOUSANDS.match(text, start) or _DATE.match(text, start)
    is_number_abroad = figure is not None and abroad and "." not in figure.group()  # +62 812 345 678
    return figure.end() if figure and not is_number_abroad else 0


def _is_decimal(text: str, start: int) -> bool:
    """Whether a group of digits stands behind the decimal mark of another."""
    return start > 1 and text[start - 1] in ".," and text[start - 2].isdigit()


def _last_of_number(text: str, opened: int, groups: list[tuple[int, int]], first: int) -> int | None:
    """The last group of the personal number that begins with a group, None where none does; the longest one counts."""
    start = groups[first][0]
    if _is_decimal(text, start):
        return None
    if _TAX_NUMBER.match(text, start):
        return first + 5
    abroad = first == 0 and "+" in text[opened:start]
    found, digits, lengths = None, "", []
    for place in range(first, len(groups)):
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
    if len(lengths) == 1:
        return len(digits) == 16 or bool(_NIP.fullmatch(digits))
    if _NIP.fullmatch(digits) and lengths[0] in (4, 8, 18):
        return True
    if lengths in _NIK_GROUPS:
        return not all(year[:2] in ("19", "20") for year in _GROUP.findall(written))
    separators = set(_GROUP.sub("", written))
    return len(separators) == 1 and min(lengths) > 1 and bool(_NIK.fullmatch(digits))


def _is_telephone(digits: str, first: int, *, abroad: bool) -> bool:
    if abroad:
        return 9 <= len(digits) <= 15
    if digits.startswith("0") and first < 2 + (digits[:2] != "08"):
        return False  # 0.25: no code of an area is so short
    return bool(_TELEPHONE.fullmatch(digits))
