"""Totals over four levels are those of COINr 1.1.14, computed with it from its ASEM example.

`asem_by_coinr.csv` holds ten countries: 49 indicators normalised to 1-100, and the eight pillars, two sub-indices and
the index that COINr's `Aggregate` makes of them with the arithmetic mean (of the same indicators on 0-100) and with the
geometric one, all weights alike. COINr takes its least availability over direct children, ours over the weight of all
indicators below; nothing is missing here, so that both are the same.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from helpers.scoring.aggregation import Node, aggregate

ROWS = list(csv.DictReader((Path(__file__).parent / "asem_by_coinr.csv").read_text(encoding="utf-8").splitlines()))
COUNTRIES = list(ROWS[0])[3:]
MEANS = ("arithmetic", "geometric")


def values(row):
    return np.array([float(row[country]) for country in COUNTRIES])


def tree(code, mean):
    """The hierarchy below a code; each part once, in the order of the file."""
    below = dict.fromkeys(row["code"] for row in ROWS if row["parent"] == code)
    return Node(code, parts=tuple(tree(own, mean) for own in below), mean=mean)


@pytest.mark.parametrize("mean", MEANS)
def test_every_level_of_a_hierarchy_is_that_of_coinr(mean):
    normalised = {row["code"]: values(row) for row in ROWS if not row["mean"]}
    scores = {code: (own - 1) / 99 * 100 for code, own in normalised.items()} if mean == "arithmetic" else normalised
    found = aggregate(tree("Index", mean), scores)
    expected = {row["code"]: values(row) for row in ROWS if row["mean"] == mean}
    assert len(expected) == 11
    for code, own in expected.items():
        assert found[code].score.tolist() == pytest.approx(own.tolist(), abs=1e-9), code
        assert (found[code].coverage == 1).all()
