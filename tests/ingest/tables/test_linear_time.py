"""Reading a text, a table or a list of figures takes time in proportion to its size, whatever it is made of."""

import pytest

from antikorupsi.ingest.spreadsheets import csv_delimiter
from antikorupsi.ingest.tables import evidence, titles
from antikorupsi.rules.regions import codes
from tests.linear_time import is_linear

TEXTS = {
    "separators without a code": (codes.code_and_name, lambda size: "A" * (size // 2) + "-" * (size // 2), 200),
    "separators behind a code": (codes.code_and_name, lambda size: "3572" + "-" * size, 4_000),
    "digits that are no number": (csv_delimiter._NUMBER.fullmatch, lambda size: "1" * size + "x", 4_000),
    "numbers of regulations": (lambda text: titles._year([text]), lambda size: "no." * size, 2_000),
    "one long word": (evidence._is_prose, lambda size: "a" * size, 4_000),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_four_times_the_length_takes_at_most_six_times_the_time(name):
    assert is_linear(*TEXTS[name])
