"""Numbers written as text: the column decides what a comma means, never one cell alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.ingest.spreadsheets.numbers import (
    AmbiguousNumbersError,
    decimal_mark,
    has_three_decimals,
    parse_number,
    reads_as_number,
)


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["77,1", "80"], ","),
        (["97.98", "76"], "."),
        (["1.234,56"], ","),
        (["1,234.56"], "."),
        (["1.234.567"], ","),
        ([" 8,200 ", "8,2"], ","),
        ([" 8,200 ", "1,250.5"], "."),
        (["70%", "66,5 %"], ","),
        (["0,700"], ","),
        (["12", "13"], "."),
    ],
)
def test_a_column_shows_its_decimal_mark(texts, mark):
    assert decimal_mark(texts) == mark


def test_three_digits_after_the_mark_are_told_apart_by_the_range_of_the_figure():
    assert decimal_mark(["3,067"], 1, 5) == ","
    assert decimal_mark(["3,067"], 1000, 9999) == "."


@pytest.mark.parametrize("texts", [["8,200"], ["1.234,5", "1,234.5"], ["8,2", "8.2"]])
def test_a_column_that_can_be_read_in_two_ways_is_refused(texts):
    with pytest.raises(AmbiguousNumbersError):
        decimal_mark(texts)


def test_a_range_that_fits_neither_reading_decides_nothing():
    with pytest.raises(AmbiguousNumbersError):
        decimal_mark(["3,067"], 100, 200)


def test_a_column_that_is_refused_is_shown_by_its_first_three_numbers_with_a_mark():
    with pytest.raises(AmbiguousNumbersError, match=r"^8,200, 1,500, 2,000$"):
        decimal_mark(["8,200", "12", "1,500", "-", "2,000", "3,000"])


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        (" 8,200 ", ".", 8200),
        (" 8,200 ", ",", 8.2),
        ("1.234,56", ",", 1234.56),
        ("97.98", ".", 97.98),
        ("70%", ",", 70),
        ("70 %", ",", 70),
        ("66,5\u00a0%", ",", 66.5),
        ("1\u00a0234,5", ",", 1234.5),
        ("1\u202f234\u202f567", ",", 1234567),
        ("1'234.5", ".", 1234.5),
        ("1\u2019234", ",", 1234),
        ("\u22125,5", ",", -5.5),
        ("- 5", ",", -5),
        ("\u200b8,2\ufeff", ",", 8.2),
        ("+3", ".", 3),
    ],
)
def test_a_number_is_read_in_every_usual_writing(text, mark, number):
    assert parse_number(text, mark) == number


@pytest.mark.parametrize("text", ["8 2", "1 23", "12 34 567", "Rp 5.000", "5 USD", "%", "70%%", "1'2", "3-5", "\u2212"])
def test_what_only_holds_digits_is_no_number(text):
    assert parse_number(text, ",") is None


@pytest.mark.parametrize("text", ["1234.567", "0.700", ".5", "1.23"])
def test_groups_of_thousands_start_with_one_to_three_digits_and_no_zero(text):
    assert parse_number(text, ",") is None


@pytest.mark.parametrize("value", [3, 3.5, "77,1", " 1.234,5 ", "70%", "80"])
def test_numbers_and_texts_with_a_decimal_comma_read_as_numbers(value):
    assert reads_as_number(value)


@pytest.mark.parametrize("value", [None, "", "A", "77.1", "1,234.5"])
def test_texts_with_a_decimal_point_and_words_do_not_read_as_numbers(value):
    assert not reads_as_number(value)


@pytest.mark.parametrize("text", ["delapan puluh", "-", "", "1.2.3", "12a", "1,23,4", "=1+1", "1e5", "\u00b2"])
def test_what_is_no_number_is_none(text):
    assert parse_number(text, ",") is None


@given(st.decimals(min_value=-10_000_000, max_value=10_000_000, places=2))
def test_indonesian_and_english_writing_of_a_number_give_the_same_number(number):
    english = f"{number:,.2f}"
    indonesian = english.translate(str.maketrans(",.", ".,"))
    assert parse_number(english, ".") == float(number)
    assert parse_number(indonesian, ",") == float(number)
    assert decimal_mark([english]) == "."
    assert decimal_mark([indonesian]) == ","


@given(st.text(max_size=20), st.sampled_from([",", "."]))
def test_any_text_is_a_number_or_none_and_never_an_error(text, mark):
    value = parse_number(text, mark)
    assert value is None or isinstance(value, float)


@pytest.mark.parametrize(
    ("text", "found"),
    [("8,200", True), ("- 8.200 %", True), ("8,20", False), ("8200", False), ("1.234.567", False), ("WTP", False)],
)
def test_three_digits_behind_the_only_mark_may_be_decimals_or_thousands(text, found):
    assert has_three_decimals(text) == found
