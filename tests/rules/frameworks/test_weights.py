"""Weights make 1 together, and follow the weighting asked for."""

from math import fsum, isclose

import pytest

from antikorupsi.common.project import WorkbookError
from antikorupsi.rules.frameworks.loading import available, load
from antikorupsi.rules.frameworks.weights import indicator_weights, weight_scheme

EVERY = [(identifier, scheme.id) for identifier in available() for scheme in load(identifier).weights]


@pytest.mark.parametrize(("identifier", "scheme"), EVERY)
def test_weights_make_1_and_none_is_left_out(identifier: str, scheme: str) -> None:
    framework = load(identifier)
    weights = indicator_weights(framework, scheme)
    assert list(weights) == [indicator.id for indicator in framework.indicators]
    assert isclose(fsum(weights.values()), 1, abs_tol=1e-12)
    assert min(weights.values()) > 0


def test_by_default_all_indicators_of_the_pilot_weigh_the_same() -> None:
    pilot = load("kabkota-2025")
    assert pilot.default_weights == "equal_indicators"
    assert set(indicator_weights(pilot, pilot.default_weights).values()) == {1 / 19}


def test_equal_components_share_their_part_equally() -> None:
    pilot = load("kabkota-2025")
    weights = indicator_weights(pilot, "equal_components")
    for component in pilot.components:
        own = [weights[indicator.id] for indicator in component.indicators]
        assert isclose(fsum(own), 1 / 6)
        assert max(own) - min(own) < 1e-15


def test_the_published_weights_of_villages_are_kept() -> None:
    village = load("desa-2021")
    weights = indicator_weights(village, "published_part")
    first = [weights[indicator.id] for indicator in village.components[0].indicators]
    assert village.default_weights == "published_part"
    assert isclose(fsum(first), 0.25, abs_tol=1e-7)
    assert isclose(weights["i01"], 0.05, abs_tol=1e-7)


def test_unknown_weights_are_answered_with_the_nearest() -> None:
    with pytest.raises(WorkbookError, match=r"no weights 'equal_component'.* Did you mean 'equal_components'\?"):
        weight_scheme(load("kabkota-2025"), "equal_component")
