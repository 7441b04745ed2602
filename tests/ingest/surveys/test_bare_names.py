"""A bare name that a kabupaten and a kota share is asked back once, whatever the other respondents wrote."""

import pytest

from tests.ingest.surveys.conftest import UNSUR
from tests.ingest.surveys.test_reading_surveys import closes
from tests.ingest.surveys.test_surveys_of_offices import TITLE, by_region


def survey(read, heading, names, *, above=()):
    rows = [[*(name if isinstance(name, tuple) else (name,)), *[3] * 9] for name in names]
    return read({"survei.xlsx": [TITLE, *above, [*heading, *UNSUR], *rows]})


def asked_back(seen):
    return [finding for finding in seen.findings if finding.rule == "survey_region_bare"]


@pytest.mark.parametrize("heading", ["Kabupaten/Kota", "Daerah", "Pemerintah Daerah"])
@pytest.mark.parametrize("bare", ["Blitar", "BLITAR", " blitar ", "2. Blitar"])
def test_a_bare_name_beside_its_namesake_is_one_finding(read, heading, bare):
    seen = survey(read, [heading], ["Kota Blitar"] * 30 + [bare] * 10)
    assert by_region(seen) == {"35.72": 30}
    (finding,) = asked_back(seen)
    assert finding.cell == "A33"
    assert finding.details["candidates"] == "Kabupaten Blitar, Kota Blitar"
    assert closes(seen)


def test_a_bare_name_alone_is_asked_back_as_well(read):
    seen = survey(read, ["Daerah"], ["Blitar"] * 40)
    assert not seen.observations
    assert len(asked_back(seen)) == 1


def test_the_province_does_not_say_which_of_two_neighbours_is_meant(read):
    names = [("Kota Blitar", "Jawa Timur")] * 30 + [("Blitar", "Jawa Timur")] * 10
    seen = survey(read, ["Daerah", "Provinsi"], names)
    assert by_region(seen) == {"35.72": 30}
    assert len(asked_back(seen)) == 1


@pytest.mark.parametrize(("heading", "code"), [("Kabupaten", "35.05"), ("Kota", "35.72")])
def test_the_heading_may_say_the_type(read, heading, code):
    seen = survey(read, [heading], ["Blitar"] * 20)
    assert by_region(seen) == {code: 20}
    assert not asked_back(seen)


def test_two_columns_say_the_type_of_what_they_hold(read):
    seen = survey(read, ["Kabupaten", "Kota"], [(None, "Blitar")] * 30 + [("Blitar", None)] * 10)
    assert by_region(seen) == {"35.72": 30, "35.05": 10}


def test_a_code_or_a_name_without_namesake_is_enough(read):
    names = [("35.72", "Blitar")] * 20 + [(None, "Kab. Blitar")] * 12 + [(None, "Banyuwangi")] * 11
    seen = survey(read, ["Kode Wilayah", "Daerah"], names)
    assert by_region(seen) == {"35.72": 20, "35.05": 12, "35.10": 11}
    assert not asked_back(seen)
