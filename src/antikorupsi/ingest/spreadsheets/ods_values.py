"""Values as OpenDocument writes them: the type and the value in attributes, what a person sees as text."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta

from antikorupsi.ingest.spreadsheets.cells import NoResult, Value, text_of
from antikorupsi.ingest.spreadsheets.number_formats import says_something

_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,](\d+))?S")
_SHOWN_NUMBER = re.compile(r"[-+]?\d[\d.,\s\u00a0]*(?:E[-+]?\d+|/\d+)?(?<!\s)", re.IGNORECASE)
_REFERENCE = re.compile(r"\[([^\[\]]*)\]")


def value_of(attributes: Mapping[str, str], paragraphs: Sequence[str]) -> Value:
    """The value of a cell from its attributes and the text a person sees; NoResult for errors and bare formulas.

    A formula whose result is an empty text still has a paragraph, an empty one.
    """
    text = "\n".join(paragraphs)
    kind = attributes.get("office:value-type", "")
    if attributes.get("calcext:value-type") == "error":
        return NoResult(text or "#VALUE!")
    if not kind and not paragraphs and "table:formula" in attributes:
        return NoResult(_formula(attributes["table:formula"]))
    if kind not in _READERS:
        return attributes.get("office:string-value", text) or None
    attribute, read = _READERS[kind]
    return read(attributes.get(attribute, ""), text)


def _truth(written: str, _: str) -> Value:
    return written == "true"


def _number(written: str, text: str) -> Value:
    try:
        return float(written)
    except ValueError:
        return text or None


def _number_as_shown(written: str, text: str) -> Value:
    """A number, with the words that its format shows beside it: `88.1 (sementara)`."""
    number = _number(written, text)
    rest = _SHOWN_NUMBER.sub("", text, count=1)
    if not isinstance(number, float) or not says_something(rest):
        return number
    return _SHOWN_NUMBER.sub(text_of(number), text, count=1) if _SHOWN_NUMBER.search(text) else text


def _date(written: str, text: str) -> Value:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return text or written or None
    return moment if "T" in written else moment.date()


def _time(written: str, text: str) -> Value:
    """A time of day, or a duration where it is a day or longer."""
    parts = _DURATION.fullmatch(written)
    if not parts:
        return text or written or None
    hours, minutes, seconds = (int(part[:9]) for part in parts.groups()[:3])
    if hours >= 24:
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return time(hours, minutes, seconds) if minutes < 60 and seconds < 60 else text


_READERS: dict[str, tuple[str, Callable[[str, str], Value]]] = {
    "float": ("office:value", _number_as_shown),
    "percentage": ("office:value", _number),
    "currency": ("office:value", _number),
    "boolean": ("office:boolean-value", _truth),
    "date": ("office:date-value", _date),
    "time": ("office:time-value", _time),
}


def _formula(written: str) -> str:
    """A formula the way a person writes it: `of:=[.A1]+[.B1]` is =A1+B1."""
    bare = written.partition(":")[2] if re.match(r"\w+:=", written) else written
    return _REFERENCE.sub(lambda match: re.sub(r"(^|:)\.", r"\1", match[1]).removeprefix("$"), bare)
