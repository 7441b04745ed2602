"""The questions of a survey as headings of columns: numbered, by the item's name, or in a questionnaire's words."""

import re
from collections.abc import Callable
from functools import lru_cache

from antikorupsi.rules import Column, Instrument

# What stands before a name or question: "3", "U3", "U 3", "Unsur 3", "Pertanyaan 3", and a second number ("U3 3").
_NUMBER = re.compile(r"(?:(unsur|pertanyaan|soal|no|[a-z]) ?)?(\d{1,2})(?: |$)")
_OPENING = re.compile(
    r"(?:bagaimana(?:kah)?|apakah|menurut|seberapa|sejauh|pendapat|penilaian|pemahaman|tanggapan|tingkat|kepuasan|"
    r"kesesuaian|kemudahan|kecepatan|ketepatan|kewajaran|kualitas|penanganan)\b"
)
_OPEN_QUESTION = re.compile(r"\b(?:saran|masukan|kritik|komentar|alasan|mengapa|jelaskan|sebutkan|harapan)\b")


def question_of(text: str, instrument: Instrument, normalised: Callable[[str], str]) -> Column | None:
    """The item of a survey that a normalised heading asks about, None where it is none or may be several.

    The name or the words of a question decide before its number: questionnaires number their questions in an order
    of their own (the ninth question of the annex to Permenpan RB 14/2017 is about the eighth unsur).
    """
    items = instrument.questions
    number, rest = _split(text)
    place_of = _place_by_name(instrument.names_of_questions, normalised)
    if rest in place_of:
        return items[place_of[rest]]
    asked = [item for item in items if _asks(rest, item)] if number or _OPENING.match(rest) else []
    if asked:
        return asked[0] if len(asked) == 1 and not _is_open(rest, asked[0]) else None
    return items[place_of[number]] if number in place_of else None


@lru_cache(maxsize=16)
def _place_by_name(names: tuple[tuple[str, ...], ...], normalised: Callable[[str], str]) -> dict[str, int]:
    """By each normalised name of the items: the place of the item among them."""
    return {normalised(name): place for place, alike in enumerate(names) for name in alike}


def _split(text: str) -> tuple[str, str]:
    """The letter and number that a heading begins with, such as "u3" (empty for a number alone), and the rest."""
    number, rest = "", text
    while found := _NUMBER.match(rest):
        letter = found[1] or ""
        number = number or (f"{letter} {found[2]}" if len(letter) > 1 else f"{letter}{found[2]}" if letter else "")
        rest = rest[found.end() :]
    return number, rest


def _asks(text: str, item: Column) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in item.asked)


def _is_open(text: str, item: Column) -> bool:
    """Whether a question asks for words of one's own; only the one about complaints may name suggestions."""
    return bool(_OPEN_QUESTION.search(text)) and "pengaduan" not in item.asked
