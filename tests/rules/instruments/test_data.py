"""The instrument files: complete, without clashes, and told in the data dictionary."""

from collections import Counter

import pytest

from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.rules.instruments.items import items_by_instrument, scale_of
from antikorupsi.rules.instruments.loading import common_columns, instrument_by_id
from antikorupsi.rules.instruments.models import Column
from tools.data_dictionary import data_dictionary
from tools.write_pages import DOCS

INSTRUMENTS = instrument_by_id()


def test_the_data_dictionary_is_what_the_instrument_files_say():
    written = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == data_dictionary(), "run: make pages"


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


def test_a_framework_may_name_every_measured_item_in_its_scale():
    assert set(items_by_instrument()) == set(INSTRUMENTS)
    for name, instrument in INSTRUMENTS.items():
        columns = {column.item: column for column in instrument.measured}
        for item in items_by_instrument()[name]:
            if item in columns and columns[item].type == "number":
                assert columns[item].range == scale_of(name, item), (name, item)


def test_items_that_are_computed_have_the_scale_of_their_formula():
    assert scale_of("skm", "ikm") == (25, 100)
    assert scale_of("penilaian", "skor") == (0, 100)


def test_no_two_common_columns_share_a_heading():
    headings = Counter(
        heading for column in common_columns() for heading in {normalised(each) for each in column.names}
    )
    assert [heading for heading, count in headings.items() if count > 1] == []


def test_a_column_without_its_sentence_is_refused():
    with pytest.raises(ValueError, match="needs words"):
        Column(names=["Nilai"], item="nilai", type="number")
