"""Criteria, indicators and components are found by id, and words come in the language asked for."""

import pytest

from antikorupsi.rules.frameworks.loading import load

PILOT = load("kabkota-2025")


def test_things_are_found_by_id() -> None:
    assert PILOT.criterion("spi").owner == "KPK"
    assert PILOT.indicator("i19").number == 19
    assert PILOT.component_of("i07").id == "k2"


def test_an_unknown_id_is_a_key_error() -> None:
    for find in (PILOT.criterion, PILOT.indicator, PILOT.component_of):
        with pytest.raises(KeyError):
            find("x99")


def test_words_come_in_the_language_asked_for() -> None:
    name = PILOT.criterion("opini_bpk").name
    assert (name.in_language("id"), name.in_language("en")) == ("Opini BPK", "BPK audit opinion")
