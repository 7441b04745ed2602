"""One contract for the parameters: names, kinds and values are checked before anything runs."""

import pytest

from antikorupsi.assess.parameters import Parameters, injected_names, open_country, open_region
from antikorupsi.common.project import WorkbookError


def injected(source):
    return {"In": ["", "# Parameters\n" + source]}


def test_names_handed_over_are_read_from_the_cell_papermill_wrote():
    assert injected_names(injected("period = 'contoh'\nregoin = 1.03\n")) == ["period", "regoin"]
    assert injected_names({"In": ["x = 1", "# Parameters of mine"], "x": 1}) == []


def test_a_misspelt_name_is_refused_with_a_suggestion():
    with pytest.raises(WorkbookError, match=r"no parameter 'regoin'. Did you mean 'region'\?"):
        Parameters.check(injected("regoin = '35.72'") | {"period": "2025", "regoin": "35.72"}, "region")


def test_a_period_that_became_a_number_is_restored():
    assert Parameters.check({"period": 2025}).period == "2025"


@pytest.mark.parametrize(
    ("written", "code"), [(35.72, "35.72"), (35.1, "35.10"), ("kota-blitar", "35.72"), ("Kota Blitar", "35.72")]
)
def test_a_region_may_be_named_as_people_and_papermill_write_it(written, code):
    view = open_region({"period": "2025", "region": written, "language": "id"})
    assert view.region.code == code


def test_codes_of_the_simulated_set_survive_papermill():
    assert open_region({"period": "contoh", "region": 1.03}).region.code == "01.03"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"region": "Blitar"}, "Kabupaten Blitar 35.05"),
        ({"region": "Kota Blitr"}, "Kota Blitar"),
        ({"region": ""}, "region"),
        ({"region": "35.72", "period": "2052"}, "2025"),
        ({"region": "35.72", "framework": "kabkota-2052"}, "kabkota-2025"),
        ({"region": "35.72", "framework": "desa-2021"}, "assesses desa"),
        ({"region": "35.72", "weights": "equal"}, "equal_indicators"),
        ({"region": "35.72", "overrides": {"psi": 68}}, "spi"),
        ({"region": "35.72", "overrides": "68"}, "overrides"),
        ({"region": "35.72", "language": "jv"}, "'id'"),
    ],
)
def test_a_wrong_value_stops_at_once_with_a_sentence_that_helps(values, said):
    with pytest.raises(WorkbookError, match=said):
        open_region({"period": "2025"} | values)


def test_overrides_may_come_as_json():
    assert Parameters.check({"overrides": '{"spi": 68}'}).overrides == {"spi": 68}


def test_a_province_is_found_by_name_and_an_unknown_one_refused():
    assert open_country({"period": "2025", "province": "Bali"}, "province").province == "51"
    with pytest.raises(WorkbookError, match="Balii"):
        open_country({"period": "2025", "province": "Balii"}, "province")


@pytest.mark.parametrize(
    ("region", "period"),
    [("kota-blitar", "2025"), (35.72, "2025"), ("01.02", "contoh"), ("01.01.01.2001", "desa-contoh")],
)
def test_without_a_period_a_region_is_looked_for_in_the_usual_one_and_then_in_the_others(region, period):
    assert open_region({"period": "", "region": region}).assessment.period.name == period


@pytest.mark.parametrize(
    ("region", "said"), [("Blitar", "or Kota Blitar 35.72"), ("Kota Bliter", "Did you mean Kota Blitar")]
)
def test_without_a_period_an_unclear_region_is_asked_back_in_the_usual_one(region, said):
    with pytest.raises(WorkbookError, match=said):
        open_region({"period": "", "region": region})
