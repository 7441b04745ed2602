"""A parameter may change a threshold, and the framework then says so."""

import pytest

from antikorupsi.common.project import WorkbookError
from antikorupsi.rules.frameworks.assumed import assumptions
from antikorupsi.rules.frameworks.loading import load
from antikorupsi.rules.frameworks.overriding import with_overrides
from antikorupsi.rules.frameworks.rules import AtLeast, LabelAtLeast

PILOT = load("kabkota-2025")


def test_a_number_is_replaced_and_marked() -> None:
    spi = with_overrides(PILOT, {"spi": 68}).criterion("spi")
    assert spi.rule == AtLeast(kind="at_least", threshold=68, strict=True)
    assert spi.overridden_from == 70
    assert PILOT.criterion("spi").overridden_from is None


def test_a_label_is_replaced_and_marked() -> None:
    sakip = with_overrides(PILOT, {"sakip": "BB"}).criterion("sakip")
    assert isinstance(sakip.rule, LabelAtLeast)
    assert (sakip.rule.minimum, sakip.overridden_from) == ("BB", "B")


def test_a_changed_threshold_is_an_assumption_whatever_the_old_one_rested_on() -> None:
    changed = with_overrides(PILOT, {"mcp": 80})
    assert changed.criterion("mcp").basis == "assumption"
    first = assumptions(changed, "equal_indicators")[0]
    assert first.subject.en == f"Threshold: {PILOT.criterion('mcp').name.en}"
    assert first.note is not None
    assert first.note.en == "The threshold was changed by parameter to 80; the framework says 75."
    assert "menjadi 80" in first.note.id


def test_decimals_of_a_changed_threshold_follow_the_language() -> None:
    note = with_overrides(PILOT, {"spbe": 3.5}).criterion("spbe").note
    assert note is not None
    assert "3,5" in note.id
    assert "2,6" in note.id
    assert "3.5" in note.en
    assert "2.6" in note.en


OVERRIDDEN = [each.id for each in PILOT.criteria if isinstance(each.rule, AtLeast | LabelAtLeast)]


def test_the_frameworks_own_threshold_changes_nothing() -> None:
    assert with_overrides(PILOT, {"spi": 70, "sakip": "B"}) == PILOT
    assert with_overrides(PILOT, {}) == PILOT


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ({"spj": 68}, "no threshold 'spj' to override. Did you mean 'spi'? There are: mcp, spi, sakip, kepatuhan"),
        ({"hukum": "ada"}, "no threshold 'hukum' to override"),
        ({"opini_bpk": 3}, f"There are: {', '.join(OVERRIDDEN)}."),
        ({"spi": "68"}, "must be a number, not '68'. Write it without quotes."),
        ({"spi": "72,5"}, "Write it with a point: 72.5."),
        ({"mcp": " 80,25 "}, "Write it with a point: 80.25."),
        ({"spi": "tinggi"}, "Write a number without quotes and with a point, such as 72.5."),
        ({"spi": "72,5%"}, "Write a number without quotes and with a point, such as 72.5."),
        ({"spi": 100.25}, "The threshold 100.25 of 'spi' is off its scale."),
        ({"spi": True}, "must be a number, not True"),
        ({"spi": float("nan")}, "must be a number, not nan"),
        ({"spi": 10**400}, "must be a number, not 1000"),
        ({"spi": 680}, "off its scale. Choose one from 0 to 100."),
        ({"sakip": 60}, "cannot be 60. There are: AA, A, BB"),
        ({"sakip": "BBB"}, "cannot be 'BBB'. Did you mean 'BB'? There are: AA, A, BB, B, CC, C, D."),
        ({"kepatuhan": ["A"]}, "cannot be ['A']"),
    ],
)
def test_an_override_that_does_not_fit_is_refused(overrides: dict[str, float | str], words: str) -> None:
    with pytest.raises(WorkbookError) as refused:
        with_overrides(PILOT, overrides)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("given", "in_id", "in_en"),
    [(72.25001, "72,25001", "72.25001"), (72.00000001, "72,00000001", "72.00000001"), (70.5, "70,5", "70.5")],
)
def test_an_overridden_threshold_is_told_as_finely_as_it_is_compared(given: float, in_id: str, in_en: str) -> None:
    criterion = with_overrides(PILOT, {"mcp": given}).criterion("mcp")
    assert criterion.note is not None
    assert f"menjadi {in_id};" in criterion.note.id
    assert f"to {in_en};" in criterion.note.en
    assert criterion.rule.threshold == given  # type: ignore[union-attr]


def test_a_threshold_finer_than_any_that_is_printed_is_the_printed_one() -> None:
    assert with_overrides(PILOT, {"mcp": 75.00000000001}) == PILOT
