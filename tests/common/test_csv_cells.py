"""No text in a CSV file of ours runs in a spreadsheet program, and each is read back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.common import escape_formula, unescape_formula


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff20"])
def test_a_text_that_a_program_would_run_has_an_apostrophe_before_it(sign):
    assert escape_formula(f"{sign}cmd|' /C calc'!A0") == f"'{sign}cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", ["", "Kota Blitar", "77,1", "'tis", "a=b"])
def test_other_texts_stay_as_they_are(text):
    assert escape_formula(text) == text


@given(st.text(st.sampled_from("='+-@a\t"), max_size=5))
def test_every_text_is_read_back_as_it_was(text):
    assert unescape_formula(escape_formula(text)) == text
    assert not escape_formula(text).startswith(("=", "+", "-", "@", "\t"))
