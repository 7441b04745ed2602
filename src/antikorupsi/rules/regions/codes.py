"""Codes as people and spreadsheets write them: `35.72`, `3572`, `35-72`, the numbers 35.72, 35.1 (35.10) and 3572.

Those of villages have ten digits: `01.01.02.2001`, `0101022001`, the number 101022001.
"""

import math
import re
import unicodedata
from decimal import Decimal
from numbers import Integral, Real

# A spreadsheet drops the last zero of 35.10 and the first one of 01.03; both are put back.
_PROVINCE = re.compile(r"(\d{1,2})(?:[.,]0+)?")
_SHORTENED = re.compile(r"(\d{1,2})[.,](\d)")
_DOTTED = re.compile(r"(\d{1,2}) ?[.,\-‐‑–/ ] ?(\d{2})0*(?:\.0+)*")
_GLUED = re.compile(r"(\d{3,4})(?:[.,]0+)?")
# Ten digits are a village, six a district; all zeros behind the first four mean the region itself.
_LONG = re.compile(r"(\d{4})(?:00|0{6})(?:\.0+)?")
# The first digit of all may have been lost.
_MARK = r" ?[.,\-‐‑–/ ]? ?"
_VILLAGE = re.compile(rf"(\d{{1,2}}){_MARK}(\d{{2}}){_MARK}(\d{{2}}){_MARK}(\d{{4}})(?:[.,]0+)?")

_CODE_IN_TEXT = r"[\[(]?(\d{2}[.\-]\d{2}(?:[.\-]\d{2}[.\-]\d{4})?|\d{10}|\d{4})[\])]?"
_CODE_FIRST = re.compile(_CODE_IN_TEXT + r"[\s:\-–—|]++(?=.*[^\W\d_])(.+)", re.DOTALL)
# A match starts only where a run of separators starts, so that each run is scanned once.
_CODE_LAST = re.compile(r"(?<![\s:\-–—|,])[\s:\-–—|,]++" + _CODE_IN_TEXT + r"\Z")
_LETTER = re.compile(r"[^\W\d_]")
# The number of a footnote behind a name, raised or with a bracket: Kota Batu², Kota Blitar1).
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])(?:[\u00b9\u00b2\u00b3\u2070-\u2079]{1,2}| ?\d{1,2}\))\Z")

_NO_VILLAGE = "000000"  # behind the four digits of a kabupaten or kota
_FRACTION_OF_A_SINGLE_FLOAT = 1e-3


def without_footnote(text: str) -> str:
    """A name without the number of a footnote behind it."""
    name = text.rstrip()
    return name if name.isascii() and not name.endswith(")") else _FOOTNOTE.sub("", name)


def tidy(text: str) -> str:
    """The text on one line, without invisible characters and the apostrophe that marks text in a spreadsheet."""
    if text.isascii():  # nothing in it is invisible or has another form
        return " ".join(text.split()).removeprefix("'")
    visible = (letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    return " ".join("".join(visible).split()).removeprefix("'")


def read_code(value: object) -> str | None:
    """The digits of a code, four for a region and two for a province, or None where the value is no code.

    Whether a region has this code is not asked here. A bool is a number to Python, but never a code.
    """
    if isinstance(value, str):
        return _of_text(tidy(value).rstrip("."))
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        return None
    if isinstance(value, Integral):
        return _of_text(str(int(value)))
    return _of_number(float(value))


def read_village_code(value: object) -> str | None:
    """The ten digits of the code of a village, or None where the value is none. Whether it exists is not asked here."""
    if isinstance(value, bool) or not isinstance(value, str | Real | Decimal):
        return None
    whole = value if isinstance(value, str) else _whole(value)
    match = _VILLAGE.fullmatch(tidy(whole).rstrip("."))
    digits = match[1].zfill(2) + match[2] + match[3] + match[4] if match else ""
    return None if digits.endswith(_NO_VILLAGE) else digits or None


def code_and_name(text: str) -> tuple[str, str] | None:
    """Digits and name of a text that holds both, such as `35.72 Kota Blitar` or `Kota Blitar (35.72)`, else None."""
    line = tidy(text)
    if first := _CODE_FIRST.fullmatch(line):
        return _digits(first[1]), first[2]
    last = _CODE_LAST.search(line)
    if last and _LETTER.search(line, 0, last.start()):
        return _digits(last[1]), line[: last.start()]
    return None


def _digits(code: str) -> str:
    return "".join(filter(str.isdigit, code))


def _of_text(text: str) -> str | None:
    if not text[:1].isdigit():  # every form of a code begins with a digit
        return None
    if match := _PROVINCE.fullmatch(text):
        return match[1].zfill(2)
    if match := _SHORTENED.fullmatch(text):
        return match[1].zfill(2) + match[2] + "0"
    if match := _DOTTED.fullmatch(text):
        return match[1].zfill(2) + match[2]
    if match := _GLUED.fullmatch(text) or _LONG.fullmatch(text):
        return match[1].zfill(4)
    return None


def _whole(number: Real | Decimal) -> str:
    """The digits of a whole number, nothing for any other."""
    value = float(number)
    return str(int(value)) if math.isfinite(value) and value.is_integer() and value >= 0 else ""


def _of_number(number: float) -> str | None:
    if not math.isfinite(number) or number < 0:
        return None
    if number.is_integer():
        return _of_text(str(int(number)))
    hundredfold = number * 100
    # 35.72 in single precision is 35.720001: near enough to be meant, far from any other code.
    if number < 100 and abs(hundredfold - round(hundredfold)) < _FRACTION_OF_A_SINGLE_FLOAT:
        return f"{round(hundredfold):04d}"
    return None
