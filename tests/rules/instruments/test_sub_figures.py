"""Sub-figures and later names in the instrument files: optional, with a source, and never what a criterion reads."""

import pytest

from antikorupsi.rules import column_name, frameworks, instrument_by_id, instrument_name
from antikorupsi.rules.instruments.models import Column, Instrument

WORDS = {"id": "Satu kalimat.", "en": "One sentence."}
PART = {"names": ["Bagian"], "item": "bagian", "type": "number", "range": [0, 30], "part_of": "nilai", "words": WORDS}
FOUNDED = {"basis": "published", "source": "PermenPANRB 88/2021"}
INSTRUMENT = {"id": "uji", "name": WORDS, "owner": "Lembaga", "recognised_by": ["uji"]}


def parts_in(instrument, year):
    return {column.item for column in instrument_by_id()[instrument].measured if column.is_part_in(year)}


def test_no_criterion_and_no_indicator_of_any_framework_reads_a_sub_figure():
    parts = {(own.id, column.item) for own in instrument_by_id().values() for column in own.measured if column.part_of}
    for identifier in frameworks.available():
        framework = frameworks.load(identifier)
        read = {(own.instrument, item) for own in framework.criteria for item in own.items}
        fed = {feed for own in framework.indicators for feed in (own.takes, own.may_take) if feed}
        assert not parts & (read | {tuple(feed.split(".")) for feed in fed})


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"source": None}, "needs a basis and a source"),
        ({"basis": None}, "needs a basis and a source"),
        ({"range": None}, "needs type number and a range"),
        ({"required": True}, "it is optional and no main figure"),
        ({"by_year": True}, "it is optional and no main figure"),
    ],
)
def test_a_sub_figure_without_source_or_scale_or_that_is_required_is_refused(changed, message):
    with pytest.raises(ValueError, match=message):
        Column.model_validate(PART | FOUNDED | changed)


def test_a_part_of_an_item_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="which is no item"):
        Instrument.model_validate(INSTRUMENT | {"columns": [PART | FOUNDED]})


def test_the_components_of_sakip_add_up_to_its_scale():
    components = [column for column in instrument_by_id()["sakip"].measured if column.is_part_in(2024)]
    assert [column.range[1] for column in components] == [30, 30, 15, 25]
    assert parts_in("sakip", 2021) == set()


@pytest.mark.parametrize("year", [2024, 2025])
def test_mcp_and_mcsp_have_the_same_eight_areas(year):
    assert parts_in("mcp", year) == {
        "perencanaan",
        "penganggaran",
        "pengadaan_barang_jasa",
        "pelayanan_publik",
        "pengawasan_apip",
        "manajemen_asn",
        "pengelolaan_bmd",
        "optimalisasi_pajak_daerah",
    }


def test_areas_that_ended_are_parts_of_their_years_alone():
    assert {"perizinan", "tata_kelola_desa", "perencanaan_penganggaran"} <= parts_in("mcp", 2022)
    assert "penganggaran" not in parts_in("mcp", 2022)


def test_dimensions_of_the_survey_are_parts_of_a_group_of_respondents():
    spi = instrument_by_id()["spi"]
    of_group = {column.item: column.part_of for column in spi.measured if column.item in spi.parts_of_parts}
    assert sorted(of_group.values()) == ["eksternal"] * 3 + ["internal"] * 7
    assert [column.item for column in spi.measured if column.corrects] == ["koreksi"]


@pytest.mark.parametrize(
    ("year", "short", "score"),
    [(None, "MCP", "MCP score"), (2017, "MCP", "MCP score"), (2024, "MCP", "MCP score"), (2025, "MCSP", "MCSP score")],
)
def test_the_name_of_an_instrument_and_of_its_figure_follow_the_year(year, short, score):
    assert instrument_name("mcp", "id", year).endswith(f"({short})")
    assert column_name("mcp", "total", "en", year) == score
    assert column_name("mcp", "total", "id", year) == f"Nilai {short}"


def test_an_instrument_that_was_never_renamed_has_one_name():
    assert {instrument_name("spi", "en", year) for year in (None, 2021, 2025)} == {"Integrity Assessment Survey (SPI)"}
