"""What an answer may be about is found by the names that people write, and no name means two things."""

from collections import Counter

import pytest

from antikorupsi.assess.subjects import subjects_of
from antikorupsi.rules import frameworks


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("spi", "Survei Penilaian Integritas"),
        ("spi", "Survei Penilaian Integritas (SPI)"),
        ("i05", "Kepatuhan Pelaporan LHKPN"),
        ("i01", "1. Skor Monitoring Center for Prevention (MCP)"),
    ],
)
def test_a_name_is_known_with_and_without_the_brackets_at_its_end(identifier, name):
    assert name in subjects_of(frameworks.load("kabkota-2025"))[identifier]


@pytest.mark.parametrize("framework", ["kabkota-2025", "desa-2021"])
def test_no_name_means_two_criteria_or_indicators(framework):
    names = subjects_of(frameworks.load(framework)).values()
    times = Counter(name for of_one in names for name in {each.lower() for each in of_one})
    assert [name for name, count in times.items() if count > 1] == []
