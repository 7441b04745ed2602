"""Two languages from one source: every text has its translation, and numbers follow the language."""

import ast
import re
import string
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from antikorupsi.common.language import CATALOGUES, Language, UnitWords, _catalogue, in_number
from antikorupsi.common.project import WorkbookError

PACKAGE = Path(__file__).parents[2] / "src"


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """Every text in the code that is marked for translation."""
    folder = tmp_path_factory.mktemp("catalogue")
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "tools/babel.cfg"]
    command += ["-k", "say", "-k", "marked", "--no-location", "-o", str(folder / "texts.pot"), str(PACKAGE)]
    subprocess.run(command, check=True, capture_output=True, cwd=PACKAGE.parent)
    with (folder / "texts.pot").open("rb") as file:
        return {message.id for message in read_po(file) if message.id}


@pytest.fixture(scope="module")
def catalogue():
    """The Indonesian catalogue."""
    with (CATALOGUES / "id.po").open("rb") as file:
        return {message.id: message for message in read_po(file, locale="id") if message.id}


def test_every_text_is_translated(texts, catalogue):
    assert len(texts) > 100
    assert sorted(text for text in texts if text not in catalogue or not catalogue[text].string) == []


def texts_said():
    """Every text that is the first argument of a call of `say`, also within an f-string, where Babel finds none."""
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) == "say":
                yield from (each.value for each in call.args[:1] if isinstance(each, ast.Constant))


def test_every_text_that_is_said_is_in_the_catalogue(catalogue):
    assert sorted(set(texts_said()) - set(catalogue)) == []


def test_the_catalogue_holds_no_text_the_code_has_lost(texts, catalogue):
    assert sorted(set(catalogue) - texts) == []


def test_no_translation_is_a_guess(catalogue):
    assert [message.id for message in catalogue.values() if message.fuzzy] == []


def names(text):
    """The values that a text takes."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_translations_use_the_same_values_as_the_texts(catalogue):
    assert [message.id for message in catalogue.values() if names(message.id) != names(message.string)] == []


UNITS = UnitWords((("id", "puskesmas", "puskesmas"), ("en", "health centre", "health centres")), "Puskesmas", "Kode")
OTHERS = {"desa": ("desa", None), "unit": ("puskesmas", UNITS)}


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("code", ["id", "en"])
def test_texts_about_others_are_texts_of_the_code_in_words_of_their_own(code, kind, catalogue):
    with (CATALOGUES / f"{code}-{kind}.po").open("rb") as file:
        others = {message.id: message for message in read_po(file, locale=code) if message.id}
    assert sorted(set(others) - set(catalogue)) == []
    assert [text for text, message in others.items() if names(message.string) != names(text)] == []
    usual, words = Language(code), Language(code, *OTHERS[kind])
    assert [text for text in others if words.say(text) in ("", usual.say(text))] == []
    assert words.say("Total") == usual.say("Total")


def test_words_of_units_take_the_article_and_the_capital_of_their_place():
    schools = UnitWords((("id", "sekolah", "sekolah"), ("en", "elementary school", "elementary schools")), "a", "b")
    assert schools.put_into("A «unit» and a «unit»; «Units»", "en") == (
        "An elementary school and an elementary school; Elementary schools"
    )
    assert schools.put_into("«Unit» ini, semua «unit»", "id") == "Sekolah ini, semua sekolah"


# What is said to villages too though it names kabupaten and kota: a column, and rules of the lists of these alone.
SAID_OF_OTHERS = {
    "These regions have no budget of their own and are not assessed; leave them out: {names}.",
    "Kabupaten",
    "Kabupaten in which it lies",
    "The code {code} is that of {kabupaten}, not of a village.",
    "All kota",
    "All kabupaten",
    "an administrative region is not assessed",
    "an administrative region without a budget of its own is not assessed",
    "An administrative city or regency has no budget and no audit opinion of its own: it is listed, not assessed.",
    "{count} administrative [region|regions] without a budget of [its|their] own [is|are] listed and not assessed.",
}
WORDS_OF_OTHERS = {
    "id": re.compile(r"\bdaerah(?:nya)?\b|\bkabupaten dan kota\b|\bkriteria calon\b", re.IGNORECASE),
    "en": re.compile(r"\bregions?\b|\bregenc|\bcit(?:y|ies)\b|\bkabupaten and kota\b", re.IGNORECASE),
}


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("code", ["id", "en"])
def test_every_text_that_speaks_of_regions_has_words_for_others(code, kind, catalogue):
    words = Language(code, *OTHERS[kind])
    said = {text: re.sub(r"\{\w+\}", "", words.say(text)) for text in catalogue if text not in SAID_OF_OTHERS}
    assert [text for text, shown in said.items() if WORDS_OF_OTHERS[code].search(shown)] == []


# Values that are names, no counts: of columns, offices, instruments.
NAMED = {
    "indicator",
    "first",
    "second",
    "own",
    "other",
    "suffix",
    "code",
    "column",
    "columns",
    "headings",
    "sheet",
    "figure",
    "quantity",
}
# Constants of the method, which are never 1, and shares.
NEVER_ONE = {"least", "most", "margin", "interval", "bound"}
VALUE = re.compile(r"\{(\w+)[^{}]*\}")
SEVERAL = re.compile(r"\[(?:\w+:)?[^\[\]|]*\|([^\[\]|]*)\]")
VERBS = "have|are|were|do|hold|lie|reach|give|stand|differ|need|make|fit"


def english_texts(catalogue):
    """The texts in English: of kabupaten and kota, and in the words for villages and units."""
    usual = {text: text for text in catalogue}
    villages, units = _catalogue("en", "-desa"), _catalogue("en", "-unit", UNITS)
    return usual | {
        f"{kind}: {text}": kept.gettext(text) for kind, kept in (("desa", villages), ("unit", units)) for text in usual
    }


def plural_nouns(texts):
    """Every noun that some text has a word for one of."""
    forms = {word for text in texts for form in SEVERAL.findall(text) for word in form.split()}
    return {word for word in forms if re.search(r"(?<!s)s$|^criteria$|^people$", word)} - {"is", "was", "has", "its"}


def test_no_text_in_english_says_1_of_several(catalogue):
    texts = english_texts(catalogue)
    nouns = plural_nouns(texts.values())
    assert {"regions", "villages", "centres", "criteria", "figures"} <= nouns
    wrong = re.compile(rf"\b1 (?:of (?:the )?1 )?(?:(?!of )[a-z-]+ ){{0,2}}?(?:{'|'.join(nouns)})\b|\b1 (?:{VERBS})\b")
    rendered = {}
    for name, text in texts.items():
        values = {value: "x" if value in NAMED | NEVER_ONE else 1 for value in VALUE.findall(text)}
        rendered[name] = in_number(text, values).format(**values)
    assert [(name, found[0]) for name, text in rendered.items() if (found := wrong.search(text))] == []


def test_a_text_has_the_word_for_one_or_for_several():
    say = Language("en").say
    assert say("{count} [region|regions]", count=1) == "1 region"
    assert say("{count} [region|regions]", count="1") == "1 region"
    assert [say("{count} [region|regions]", count=count) for count in (0, 2, "1,001", "11")] == [
        "0 regions",
        "2 regions",
        "1,001 regions",
        "11 regions",
    ]
    both = "{late} of {count} [delivery|deliveries] [late:is|are] late"
    assert say(both, late=1, count=3) == "1 of 3 deliveries is late"
    assert say(both, late=2, count=3) == "2 of 3 deliveries are late"
    assert Language("id").say("{none} [has|have] no data yet", none=1) == "1 belum ada datanya"


def test_brackets_name_values_of_their_text(catalogue):
    named = re.compile(r"\[(\w+):[^\[\]|]*\|")
    assert [
        text for text in english_texts(catalogue).values() if set(named.findall(text)) - set(VALUE.findall(text))
    ] == []
    first = re.compile(r"^[^{]*\[[^\[\]:|]*\|")
    assert [text for text in english_texts(catalogue).values() if first.search(text)] == []


def test_numbers_and_dates_follow_the_language():
    indonesian, english = Language("id"), Language("en")
    assert (indonesian.number(97.98), english.number(97.98)) == ("97,98", "97.98")
    assert (indonesian.number(601453, 0), english.number(601453, 0)) == ("601.453", "601,453")
    assert (indonesian.number(77.1, 3, least=0), indonesian.number(98.0, 3, least=0)) == ("77,1", "98")
    assert indonesian.date(date(2025, 12, 9)) == "9 Desember 2025"
    assert english.date(date(2025, 12, 9)) == "9 December 2025"


def test_no_line_ends_between_the_day_and_the_month():
    assert (
        Language("id").with_whole_days("per 31 Desember 2025; 19 indikator")
        == "per 31\u00a0Desember 2025; 19 indikator"
    )
    assert Language("en").with_whole_days("on 9 May 2025; 4 Maybe") == "on 9\u00a0May 2025; 4 Maybe"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (123456789012.0, "123.456.789.012"),
        (999999999999999872.0, "999.999.999.999.999.900"),
        (1e18, "1E18"),
        (-1e300, "-1E300"),
        (10**400, "1E400"),
        (float("inf"), "\u221e"),
        (float("-inf"), "-\u221e"),
        (float("nan"), "NaN"),
    ],
)
def test_numbers_of_any_size_are_written(number, written):
    assert Language("id").number(number, 17, least=0, beside=(0, 100)) == written


def test_words_are_listed_with_the_languages_own_and():
    assert Language("id").listing(["a", "b", "c"]) == "a, b dan c"
    assert Language("en").listing(["a", "b"]) == "a and b"
    assert Language("en").listing([]) == ""


def test_an_unknown_language_is_refused():
    with pytest.raises(WorkbookError, match="'id'"):
        Language("xx")
