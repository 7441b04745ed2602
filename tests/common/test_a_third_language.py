"""A third language is one entry in `LANGUAGES`: what it lacks it takes from the language that stands for it."""

from datetime import date, datetime

import pytest

from antikorupsi.common import LANGUAGES, Language, language
from antikorupsi.common.languages import Conventions
from antikorupsi.rules import instrument_by_id
from antikorupsi.rules.basis import Text
from helpers import Assessment

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Year"
msgstr "Jaro"
"""


@pytest.fixture
def esperanto(monkeypatch, tmp_path):
    """Esperanto for one text; its other texts are the Indonesian ones."""
    for path in language.CATALOGUES.glob("*.po"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "eo.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    monkeypatch.setitem(LANGUAGES, "eo", Conventions("Esperanto", "eo", "HH.mm", otherwise="id"))
    language._catalogue.cache_clear()
    yield Language("eo")
    language._catalogue.cache_clear()


def test_texts_of_the_code_are_its_own_where_translated_and_else_those_of_the_language_that_stands_for_it(esperanto):
    assert esperanto.say("Year") == "Jaro"
    assert esperanto.say("Region") == Language("id").say("Region") != "Region"
    assert Language("eo", "desa").say("Region") == Language("id", "desa").say("Region")


def test_numbers_and_dates_follow_its_conventions(esperanto):
    assert (esperanto.number(77.1), esperanto.decimal_mark) == ("77,10", ",")
    assert esperanto.date(date(2025, 12, 9)).startswith("9 ")
    assert esperanto.moment(datetime(2025, 12, 9, 13, 5)).endswith(", 13.05")


def test_texts_of_rule_files_and_names_of_columns_fall_back_too(esperanto):
    name = Text(id="Opini BPK", en="BPK audit opinion")
    assert esperanto.pick(name) == "Opini BPK"
    assert {code: name.by_language[code] for code in ("id", "en", "eo")} == {
        "id": "Opini BPK",
        "en": "BPK audit opinion",
        "eo": "Opini BPK",
    }
    [total] = [column for column in instrument_by_id()["mcp"].columns if column.item == "total"]
    assert total.name_in("eo") == total.name_in("id") == total.names[0]


def test_a_table_can_be_had_in_it(esperanto):
    named = Assessment.load("contoh").named("verdicts", "eo")
    assert named["criterion_name"].tolist() == Assessment.load("contoh").named("verdicts")["criterion_name"].tolist()


def test_an_unknown_language_is_refused_with_those_there_are():
    with pytest.raises(Exception, match=r"use 'id' \(Indonesian\) or 'en'"):
        Language("xx")


def test_every_language_can_be_written_in_rule_files():
    assert set(LANGUAGES) == set(Text.model_fields)
