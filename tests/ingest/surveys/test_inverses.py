"""What groups have in common is inverted as a decomposition of singular values inverts it, on what can be known."""

import numpy as np
import pytest

from antikorupsi.ingest.surveys.crossings import Crossing


@pytest.mark.parametrize("seed", range(20))
def test_the_leverages_of_cells_are_those_of_the_pseudo_inverse(seed):
    dice = np.random.default_rng(seed)
    blocks = np.repeat(np.arange(12), dice.integers(1, 9, 12))
    partitions = [dice.integers(0, groups, 12)[blocks] for groups in (9, 4, 3)]
    crossing = Crossing(partitions, [set()] * 3)
    members = np.array([(crossing.places == place).any(axis=1) for place in range(len(crossing.groups))], dtype=float)
    exact = np.diagonal(np.linalg.pinv(members) @ members)
    assert crossing.leverages == pytest.approx(exact, abs=1e-9)
    values = dice.standard_normal(members.shape[1])
    assert crossing.unknown_part(values) == pytest.approx(values - np.linalg.pinv(members) @ members @ values, abs=1e-9)
    for cell in range(members.shape[1]):
        assert crossing.is_known([cell]) == (exact[cell] > 1 - 1e-7)
        if crossing.is_known([cell]):
            shown = [crossing.groups.index(group) for group in crossing.combined([cell])]
            ones = np.eye(members.shape[1])[cell]
            assert np.linalg.lstsq(members[shown].T, ones, rcond=None)[0] @ members[shown] == pytest.approx(ones)
