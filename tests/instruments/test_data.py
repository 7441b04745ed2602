"""The instrument files: complete, without clashes, and told in the data dictionary."""

from collections import Counter

import pytest

from helpers.framework.known_items import KNOWN_ITEMS, scale_of
from helpers.instruments import instruments
from helpers.instruments.dictionary import PAGE, data_dictionary
from helpers.instruments.headings import normalised
from helpers.instruments.loading import common_columns
from helpers.instruments.models import Column

INSTRUMENTS = instruments()


def test_the_data_dictionary_is_what_the_instrument_files_say():
    written = PAGE.read_text(encoding="utf-8")
    assert written == data_dictionary(), "run: python -m helpers.instruments.dictionary"


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_no_two_columns_of_an_instrument_share_a_heading(name):
    columns = INSTRUMENTS[name].columns
    headings = Counter(heading for column in columns for heading in {normalised(each) for each in column.names})
    assert [heading for heading, count in headings.items() if count > 1] == []


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_no_spelling_belongs_to_two_labels(name):
    for column in INSTRUMENTS[name].columns:
        spellings = Counter(
            spelling
            for label, written in column.labels.items()
            for spelling in {normalised(each) for each in (label, *written)}
        )
        assert [spelling for spelling, count in spellings.items() if count > 1] == [], column.names


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_at_most_one_column_is_meant_by_a_bare_year(name):
    assert sum(column.by_year for column in INSTRUMENTS[name].columns) <= 1


def test_every_item_that_a_framework_may_name_is_measured_in_its_scale():
    for name, items in KNOWN_ITEMS.items():
        columns = {column.item: column for column in INSTRUMENTS[name].columns if column.item}
        for item in items:
            if item in columns and columns[item].type == "number":
                assert columns[item].range == scale_of(name, item), (name, item)
    assert set(KNOWN_ITEMS) <= set(INSTRUMENTS)


def test_no_two_common_columns_share_a_heading():
    headings = Counter(
        heading for column in common_columns() for heading in {normalised(each) for each in column.names}
    )
    assert [heading for heading, count in headings.items() if count > 1] == []


def test_a_column_without_its_sentence_is_refused():
    with pytest.raises(ValueError, match="needs words"):
        Column(names=["Nilai"], item="nilai", type="number")
