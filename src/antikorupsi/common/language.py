"""Words, numbers and dates in the language of the report: Indonesian by default, English on request.

Texts in the code and in finding_rules.yaml are English. The Indonesian ones stand in `show/locale/id.po`; they are
compiled in memory when first needed, so that no binary catalogue can be older than its source. Texts that differ on
pages about villages (regions, kabupaten and kota) are also in `id-desa.po` and `en-desa.po`, under the same English
text; those about units of a type of a period's own in `id-unit.po` and `en-unit.po`, in which «unit», «units», «Unit»
and «Units» stand for the words of `UnitWords`. Rule files hold their texts in all languages: `Text` in rules/basis.py,
`called` of a column. `LANGUAGES` is in languages.py.
"""

import gettext
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, localcontext
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from babel.dates import format_date, format_datetime, get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_decimal_symbol

from antikorupsi.common.comparing import FINEST, decimals_beside
from antikorupsi.common.errors import WorkbookError
from antikorupsi.common.languages import LANGUAGES

# In `show`, so that a corrected translation makes pages again but reads no spreadsheet again.
CATALOGUES = Path(__file__).parents[1] / "show" / "locale"
_DIGITS = 60  # precision while formatting: 18 digits before the decimal mark and 17 after it exceed the default of 28
_FIRST_POWER = 10**18  # from here on a number is written as a power of ten: 1E18


class Bilingual(Protocol):
    """Anything with its words in every language, such as a name in a framework file."""

    def in_language(self, language: str) -> str:
        """The words in the language asked for."""
        ...


@dataclass(frozen=True)
class UnitWords:
    """What the units of a period's own type are called: by language the words for one and for several.

    `name_heading` and `code_heading` head the columns of names and codes in forms.
    """

    said: tuple[tuple[str, str, str], ...]
    name_heading: str
    code_heading: str

    def in_language(self, language: str) -> tuple[str, str]:
        """The words for one and for several units."""
        known = {code: (one, many) for code, one, many in self.said}
        return known[language if language in known else LANGUAGES[language].otherwise]

    def put_into(self, text: str, language: str) -> str:
        """A text of the catalogue of units with these words in their places, and the article that English needs."""
        one, many = self.in_language(language)
        if language == "en" and one[:1].lower() in "aeiou":
            text = _ARTICLE.sub(r"\1n ", text)
        places = {"«unit»": one, "«units»": many, "«Unit»": sentence_start(one), "«Units»": sentence_start(many)}
        for place, words in places.items():
            text = text.replace(place, words)
        return text


_ARTICLE = re.compile(r"\b([Aa]) (?=«unit»)")


def sentence_start(words: str) -> str:
    """The words with a capital letter, as at the start of a sentence or of a cell."""
    return words[:1].upper() + words[1:]


@cache
def _catalogue(language: str, ending: str, units: UnitWords | None = None) -> gettext.NullTranslations:
    """The catalogue of a language, with its words for villages if `ending` is "-desa"; then those that stand for it.

    With `units` the ending is "-unit".
    """
    names = [f"{language}{ending}", language] if ending else [language]
    paths = [path for name in names if (path := CATALOGUES / f"{name}.po").exists()]
    translations = gettext.NullTranslations()
    for path in paths:
        translations.add_fallback(_compiled(path, language, units))
    if language != "en":  # in which the texts of the code are written
        translations.add_fallback(_catalogue(LANGUAGES[language].otherwise, ending, units))
    return translations


def _compiled(path: Path, language: str, units: UnitWords | None) -> gettext.GNUTranslations:
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    if units is not None:
        for message in catalogue:
            if isinstance(message.string, str) and "«" in message.string:
                message.string = units.put_into(message.string, language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


_FORMS = re.compile(r"\[(?:(?P<name>\w+):)?(?P<one>[^\[\]|]*)\|(?P<several>[^\[\]|]*)\]")
_VALUE = re.compile(r"\{(\w+)\}")


def in_number(text: str, values: Mapping[str, object]) -> str:
    """A text with the word for one or for several chosen wherever it gives both, as in "{count} [region|regions]".

    What counts is the last value before the brackets, or the one that they name: "{late} of {count} [late:is|are]".
    """
    if "|" not in text:
        return text

    def chosen(found: re.Match[str]) -> str:
        name = found["name"] or _VALUE.findall(text, 0, found.start())[-1]
        return found["one"] if str(values[name]) == "1" else found["several"]

    return _FORMS.sub(chosen, text)


@dataclass(frozen=True)
class Language:
    """A language of the reports; texts to translate are marked by a call of `say`.

    `assesses` is the kind of region that pages are about, as in a framework: `kabupaten_kota` or `desa`; `units` are
    the words for those of a type of a period's own.
    """

    code: str = "id"
    assesses: str = "kabupaten_kota"
    units: UnitWords | None = None

    def __post_init__(self) -> None:
        """Raises WorkbookError for a language without a catalogue."""
        if self.code not in LANGUAGES:
            known = " or ".join(f"{code!r} ({conventions.name})" for code, conventions in LANGUAGES.items())
            raise WorkbookError(f"Language {self.code!r} is unknown: use {known}.")

    def say(self, text: str, **values: object) -> str:
        """The translation of a text, with `{names}` replaced by values.

        A text says [one|several] where a word depends on the number before it, or on that of a name: [count:is|are].
        """
        ending = "-unit" if self.units else "-desa" if self.assesses == "desa" else ""
        translated = _catalogue(self.code, ending, self.units).gettext(text)
        return in_number(translated, values).format(**values) if values else translated

    def pick(self, words: Bilingual) -> str:
        """The words of a bilingual object in this language."""
        return words.in_language(self.code)

    def number(self, value: float, decimals: int = 2, *, least: int | None = None, beside: Iterable[float] = ()) -> str:
        """A number with at most `decimals` and at least `least` (default: the same) decimals: 97,98 or 97.98.

        `beside` are bounds that it was compared with: it gets as many more decimals as it needs to be printed on its
        side of each (89,996 beside 90, not 90,00). Any float can be formatted: 1E300, ∞, NaN.
        """
        shown = decimals if least is None else least
        if (exact := Decimal(str(value))).is_nan() or exact.is_infinite():
            return "NaN" if exact.is_nan() else "-\u221e" if value < 0 else "\u221e"
        if abs(value) >= _FIRST_POWER:
            return format_decimal(exact, format="0.#########E0", locale=self.code)
        with localcontext(prec=_DIGITS):
            decimals = decimals_beside(value, beside, decimals)
            pattern = "#,##0." + "0" * shown + "#" * (decimals - shown) if decimals else "#,##0"
            return format_decimal(value, format=pattern, locale=self.code)

    def bound(self, value: float) -> str:
        """A threshold with as many decimals as it has: 70 or 2,6."""
        return _bound(self, float(value))

    def date(self, day: date) -> str:
        """A day in words: 9 Desember 2025 or 9 December 2025."""
        return format_date(day, format="d MMMM y", locale=LANGUAGES[self.code].locale)

    def with_whole_days(self, text: str) -> str:
        """Markup in which no line ends between a day and its month, except where a day is all of a narrow cell."""
        return _before_month(self.code).sub("\u00a0", text)

    def moment(self, moment: datetime) -> str:
        """A day and the minute of the day, in words."""
        return format_datetime(moment, format=f"d MMMM y, {LANGUAGES[self.code].clock}", locale=self.code)

    @property
    def decimal_mark(self) -> str:
        """What stands before the decimals of a number: a comma or a full stop."""
        return get_decimal_symbol(self.code)

    def listing(self, words: list[str]) -> str:
        """Words in a row with the language's own "and" before the last: a, b dan c."""
        if len(words) < 2:
            return "".join(words)
        return self.say("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


@cache
def _before_month(code: str) -> re.Pattern[str]:
    """The blank between a day and a month, except in an element of class `when`."""
    months = get_month_names(locale=LANGUAGES[code].locale).values()
    return re.compile(rf'(?<=\d)(?<!"when">\d)(?<!"when">\d\d) (?=(?:{"|".join(months)})\b)')


@lru_cache(maxsize=1000)
def _bound(language: Language, value: float) -> str:
    """Thresholds and ends of scales are few, and a scorecard writes each some hundred times."""
    return language.number(value, FINEST, least=0)
