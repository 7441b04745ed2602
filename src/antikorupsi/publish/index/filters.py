"""The filters of the index: by which attribute of a row each chooses, and what it offers."""

from collections.abc import Sequence
from dataclasses import dataclass

from antikorupsi.common import Language
from antikorupsi.publish.index.rows import IndexRow
from antikorupsi.publish.index.strip import Strips
from antikorupsi.show import BAR_WORDS, ELIGIBILITY_WORDS, PILOT_WORDS, REVIEW_STATE_WORDS

Choice = tuple[str, str]  # value and words


@dataclass(frozen=True)
class Filter:
    """One list of choices; `groups` are choices under a heading each."""

    id: str
    label: str
    choices: Sequence[Choice] = ()
    groups: Sequence[tuple[str, list[Choice]]] = ()


def filters_of(rows: Sequence[IndexRow], strips: Strips, words: Language) -> list[Filter]:
    """The filters that can choose among these rows."""
    say = words.say
    provinces = {row.region.province_code: row.region.province for row in rows if row.region.province_code}
    province = Filter("provinsi", say("Province"), sorted(provinces.items(), key=lambda item: item[1]))
    predicates = {row.predicate: row.predicate for row in rows if row.predicate}
    predicate = Filter("predikat", say("Predicate"), [*predicates.items(), ("-", say("no total yet"))])
    if kabupaten := sorted({row.region.kabupaten for row in rows if row.region.kabupaten}):
        of_villages = [province, Filter("kabupaten", say("Kabupaten"), [(name, name) for name in kabupaten])]
        of_villages += [Filter("tinjauan", say("Review"), _reviews(rows, words)), predicate]
        return [each for each in of_villages if each.choices]
    found = [
        province,
        Filter("tipe", say("Type"), _types(rows)),
        Filter("putusan", say("Verdict"), [(name, say(word)) for name, word in ELIGIBILITY_WORDS.items()]),
        Filter("kriteria", say("Criterion"), groups=strips.choices()),
        Filter("kepastian", say("Certainty"), [("pasti", say("certain")), ("belum", say("not certain yet"))]),
        Filter("kurang", say("Cannot be judged yet"), _missing(words)),
        Filter("alasan", say("Received, not deciding"), _reasons(rows, words)),
        Filter("program", say("In the programme"), _standings(rows, words)),
        Filter("tinjauan", say("Review"), _reviews(rows, words)),
        predicate,
    ]
    return [each for each in found if each.choices or each.groups]


def _types(rows: Sequence[IndexRow]) -> list[Choice]:
    """Kabupaten and kota; units of another type are all of one."""
    units = any(row.region.is_unit for row in rows)
    return [] if units else [("kabupaten", "Kabupaten"), ("kota", "Kota")]


def _missing(words: Language) -> list[Choice]:
    say = words.say
    return [("none", say("no criterion")), ("some", say("some criteria")), ("all", say("all criteria"))]


def _reasons(rows: Sequence[IndexRow], words: Language) -> list[Choice]:
    barred = {word for row in rows for word, _ in row.barred}
    return [(word, words.say(text)) for word, text in BAR_WORDS.items() if word in barred]


def _reviews(rows: Sequence[IndexRow], words: Language) -> list[Choice]:
    """The states of review that occur; none where nothing was reviewed."""
    states = {row.review for row in rows}
    return [(state, words.say(text)) for state, text in REVIEW_STATE_WORDS.items() if state in states]


def _standings(rows: Sequence[IndexRow], words: Language) -> list[Choice]:
    """Each standing and year that occurs, such as pilot of 2025, and any at all."""
    found = sorted({(pilot.standing, pilot.year) for row in rows if (pilot := row.pilot)})
    named = [(f"{standing}-{year}", words.say(PILOT_WORDS[standing], year=year)) for standing, year in found]
    return [("ya", words.say("any standing")), *named] if named else []
