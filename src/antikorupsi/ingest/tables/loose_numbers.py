"""Telephone and identity numbers in unusual forms: 0812/3456/7810, 0 8 1 2 3 ..., 812-3456-7821, 8123456714, 3572/0145.

These forms also separate scores, dates and codes, so each one needs more evidence than a usual form does: one separator
throughout, groups of certain lengths and the digits that such a number has.
"""

import re
from collections.abc import Callable

NIK = re.compile(  # province, kabupaten, kecamatan, day of birth (of women plus 40), month, year, number
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\d{4}"
    r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{6}"
)
_DOTS = "\u00b7\u2022\u2027\u2219\u22c5\u25cf\u30fb"
_MARK = rf"\s?(?P<mark>[/{_DOTS}|:*;~=\\]|,(?!\s))\s?"  # a comma and a blank part the items of a list
_SAME_MARK = r"\s?(?P=mark)\s?"
_START = r"(?<!\d)(?<!\d[.,/])"
_GROUPED_MOBILE = re.compile(
    rf"{_START}(?:\+?62|0)8[1-9]\d{{0,4}}{_MARK}\d{{2,6}}(?:{_SAME_MARK}\d{{2,6}}){{0,3}}(?!\d)"
)
_GROUPED_NIK = re.compile(rf"{_START}\d{{4,6}}{_MARK}\d{{2,12}}(?:{_SAME_MARK}\d{{2,10}}){{0,5}}(?!\d)")
_SINGLE_DIGITS = re.compile(
    r"(?<![\d.,])(?<!\d[ /:;|*-])(?:0|6[ .-]?2)(?P<same>[ \u00a0./\u00b7|:*;,~-]{1,3})8(?P=same)[1-9]"
    r"(?:(?P=same)\d){7,10}(?!(?P=same)?\d)"
)
_WITHOUT_ZERO = re.compile(r"(?<!\d)(?<!\d[ .,/:-])8[1-9]\d([ .\u2010-\u2015-])(\d{4})\1(\d{3,4})(?!\d)(?![ .,-]\d)")
# A mobile number of one group whose leading zero was lost: 8123456714. Prefixes are 811 to 899; a figure has a unit.
_ONE_GROUP_WITHOUT_ZERO = re.compile(r"(?<!\d)8[1-9]\d{8,10}(?!\d)")
_PREFIX = re.compile(r"8[1-9][1-9]")
# Ten digits that may be the code of a village in Maluku and North Maluku, of the ministry (8171012001) or of BPS.
_VILLAGE = re.compile(r"8[12](?:0\d|1[0-3]|7[1-3])\d\d[012]\d{3}")
_CONTACT = (
    r"(?:wa|w\.a|whats\s?app|hp|h\.p|no\.?\s?hp|handphone|ponsel|te?lp|tele?pon|phone|tel|sms|hub|hubungi|kontak|contact"
    r"|cp|narahubung|call|pic)"
)
_CONTACT_BEFORE = re.compile(rf"(?<![^\W_]){_CONTACT}[\W_]{{0,4}}(?:no(?:mor)?[\W_]{{1,3}})?$", re.IGNORECASE)
_CONTACT_BEHIND = re.compile(rf"[\W_]{{0,3}}{_CONTACT}(?![^\W_])", re.IGNORECASE)
_UNIT_BEFORE = re.compile(
    r"(?:(?<![^\W_])(?:rp|idr|usd|rupiah|kode|jumlah|total|populasi|penduduk|anggaran|pagu|nilai|realisasi|sebesar"
    r"|senilai)|\$|=)[\W_]{0,3}$",
    re.IGNORECASE,
)
_UNIT_BEHIND = re.compile(
    r"\W{0,2}(?:(?:rupiah|rp|idr|usd|jiwa|orang|penduduk|responden|ribu|juta|miliar|milyar|triliun|unit|paket|m2|ha|km"
    r"|kwh|kg|ton|liter)(?!\w)|%)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(r"(?<!\d)\d{1,8}[.,/:-]$|[^\W\d_]$")  # behind the mark of a decimal, a letter number, an id
_PART_BEHIND = re.compile(r"[.,/:-]\d{1,8}(?!\d)|[^\W\d_]")
_FEWEST_DIGITS, _MOST_DIGITS = 9, 12  # of a telephone number, the zero of a mobile number not counted
_AROUND = 24  # characters looked at on either side
_LANDLINE = re.compile(rf"{_START}(?<!-)\(?0[2-79]\d{{1,2}}\)?\s?[/=\u2022]\s?\d{{5,8}}(?![\d/])(?![.,-]\d)")
_AFTER_CONTACT = re.compile(
    rf"((?<![^\W_]){_CONTACT}[\W_]{{0,4}}(?:no(?:mor)?[\W_]{{1,3}})?)"
    r"(8[1-9]\d{0,3}(?:[ .\u2010-\u2015-]\d{2,6}){1,4})(?!\d)",
    re.IGNORECASE,
)
_TAX_NUMBER = re.compile(r"(?<![\d.,])0\d{14}(?!\d|[.,]\d)|(?<=npwp)[\W_]{0,4}\d{15,16}(?!\d)", re.IGNORECASE)
_BETWEEN_IN_QUERY = r"(?:[._+/-]|%2[0DE])?"
_CONTACT_KEY = re.compile(
    r"([?&](?:no|nomor)?[_-]?(?:hp|wa|tel|telp|telpon|telepon|phone|mobile|kontak|contact|nik|ktp|npwp)=)"
    r"((?:\+|%2B)?\d(?:[._+/-]|%2[0DE]|\d){6,60})",
    re.IGNORECASE,
)
_IN_QUERY = re.compile(
    rf"(?<==)(?:(?:\+|%2B)?(?:62|0){_BETWEEN_IN_QUERY}8[1-9](?:{_BETWEEN_IN_QUERY}\d){{7,10}}|{NIK.pattern})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d+")


def mask_in_query(address: str, mask: str) -> str:
    """An address of a page with the mobile and identity numbers that it hands over (`?p=0812...`) masked."""
    return _CONTACT_KEY.sub(rf"\g<1>{mask}", _IN_QUERY.sub(mask, address))


def mask_loose(text: str, mask: str) -> str:
    """The text with numbers in unusual forms replaced by the mask."""
    text = _TAX_NUMBER.sub(lambda found: _DIGITS.split(found[0], maxsplit=1)[0] + mask, _SINGLE_DIGITS.sub(mask, text))
    text = _LANDLINE.sub(lambda found: mask if sum(map(str.isdigit, found[0])) >= _FEWEST_DIGITS else found[0], text)
    text = _AFTER_CONTACT.sub(lambda found: found[1] + mask if _is_mobile(found[2]) else found[0], text)
    text = _WITHOUT_ZERO.sub(lambda found: found[0] if _has_years(found) else mask, text)
    text = _mask_groups(text, mask, _GROUPED_MOBILE, _mobile_in)
    text = _mask_groups(text, mask, _GROUPED_NIK, _nik_in)
    return _ONE_GROUP_WITHOUT_ZERO.sub(lambda found: mask if _is_without_zero(found) else found[0], text)


def mask_second_number(text: str, mask: str) -> str:
    """The text with a second number of the same place masked, which is written without its area code: x / 801172."""
    second = re.compile(rf"({re.escape(mask)}\s?(?:/|&|dan|atau)\s?)\d{{5,8}}(?![\d/])(?![.,-]\d)")
    return second.sub(lambda found: found[0] if _UNIT_BEHIND.match(text, found.end()) else found[1] + mask, text)


def is_mobile_without_zero(digits: str) -> bool:
    """Whether a number in a cell is a mobile number whose zero was lost; round sums and codes of villages are not."""
    if digits.endswith("000") or _VILLAGE.fullmatch(digits):
        return False
    return bool(_ONE_GROUP_WITHOUT_ZERO.fullmatch(digits) and _PREFIX.match(digits))


def _is_mobile(written: str) -> bool:
    return _FEWEST_DIGITS <= sum(map(str.isdigit, written)) <= _MOST_DIGITS


def _is_without_zero(found: re.Match[str]) -> bool:
    """Whether digits are a mobile number without its zero: a word for contacts decides, then units and what adjoins."""
    text, start, stop = found.string, found.start(), found.end()
    before, behind = text[max(0, start - _AROUND) : start], text[stop : stop + _AROUND]
    if _CONTACT_BEFORE.search(before) or _CONTACT_BEHIND.match(behind):
        return True
    if not _PREFIX.match(found[0]) or _VILLAGE.fullmatch(found[0]):
        return False
    is_part = _PART_BEFORE.search(before) or _PART_BEHIND.match(behind)
    return not (is_part or _UNIT_BEFORE.search(before) or _UNIT_BEHIND.match(behind))


def _has_years(found: re.Match[str]) -> bool:
    """Whether a year stands between the blanks of what may be figures: 812 2024 835."""
    return found[1] == " " and any(map(_YEAR.fullmatch, found.groups()))


def _mask_groups(text: str, mask: str, runs: re.Pattern[str], number_in: Callable[[list[str], str], range]) -> str:
    """The text with those digit groups of each run masked that `number_in` finds a number in."""
    parts, end = [], 0
    while run := runs.search(text, end):
        groups = [group.span() for group in _DIGITS.finditer(text, run.start(), run.end())]
        found = number_in([text[start:stop] for start, stop in groups], run["mark"])
        if found:
            start = groups[found.start][0] if found.start else run.start()  # the plus sign belongs to the first group
            parts += [text[end:start], mask]
        else:
            parts.append(text[end : groups[0][1]])
        end = groups[found.stop - 1 if found else 0][1]
    return "".join([*parts, text[end:]])


def _mobile_in(groups: list[str], mark: str) -> range:
    """The groups of a mobile number: the most that have its length. All begin with 0 in lists of codes."""
    if all(group.startswith("0") for group in groups):
        return range(0)
    least, most = (11, 15) if groups[0].startswith("62") else (10, 13)
    for stop in range(len(groups), 1, -1):
        is_of_letter = mark in "/," and _YEAR.fullmatch(groups[stop - 1])  # Nomor 0812/2101/2024
        if least <= sum(map(len, groups[:stop])) <= most and not is_of_letter:
            return range(stop)
    return range(0)


def _nik_in(groups: list[str], _: str) -> range:
    """The groups of an identity number; two groups alone must be 4 and 12 digits long."""
    for start, first in enumerate(groups):
        for stop in range(start + 2, len(groups) + 1):
            digits = groups[start:stop]
            is_split_at_place = len(first) in (4, 6) and (len(digits) > 2 or len(first) == 4)
            if is_split_at_place and NIK.fullmatch("".join(digits)) and not all(map(_YEAR.fullmatch, digits)):
                return range(start, stop)
    return range(0)
