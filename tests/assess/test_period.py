"""What `periode.yaml` says is taken as it stands, or refused by file, line and key."""

import numpy as np
import pytest

from antikorupsi.assess.period import open_period
from antikorupsi.common import WorkbookError
from helpers import Assessment


@pytest.fixture
def described(tmp_path):
    """Opens a period whose description is given."""

    def opened(text):
        folder = tmp_path / "uji"
        folder.mkdir()
        (folder / "periode.yaml").write_text(text, encoding="utf-8")
        return open_period("uji", tmp_path)

    return opened


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("year: '2025'", ", line 1, year: Input should be a valid integer, not '2025'. Write a whole number"),
        ("year: true", ", line 1, year: Input should be a valid integer, not True"),
        ("year: 2025\nframwork: x", ", line 2, framwork: there is no key 'framwork' here. Did you mean 'framework'?"),
        ("year: 2025\nalso_reads: [2024]", ", line 2, also_reads > no. 1: Input should be a valid string, not 2024"),
        (
            "year: 2025\nsimulated: 1",
            ", line 2, simulated: Input should be a valid boolean, not 1. Write true or false",
        ),
        ("- year: 2025", " must hold year, framework, regions, simulated, also_reads, deliveries, one a line"),
        ("year: 2525", ": the year must lie between 1900 and 2099, not 2525"),
        ("framework: kabkota-2025", ": the period 'uji' is no year, so the file must say `year: 2025`"),
    ],
)
def test_a_mistake_in_the_description_is_named_with_its_line(described, tmp_path, text, said):
    with pytest.raises(WorkbookError) as refused:
        described(text)
    assert str(refused.value).startswith(f"{tmp_path / 'uji' / 'periode.yaml'}{said}")


def test_what_the_description_says_is_taken(described):
    period = described("year: 2026\nframework: kabkota-2026\nsimulated: true\n")
    assert (period.year, period.framework, period.simulated, len(period.regions)) == (2026, "kabkota-2026", True, 514)


@pytest.mark.parametrize("year", [2025, np.int64(2025)])
def test_a_period_that_is_called_like_a_year_opens_by_the_number_too(year):
    assert open_period(year).name == "2025"
    assert Assessment.load(year).period.name == "2025"


@pytest.mark.parametrize("name", [2025.0, True, None, ["2025"]])
def test_what_is_neither_a_text_nor_a_year_is_refused(name):
    with pytest.raises(WorkbookError, match='such as "contoh" or 2025'):
        open_period(name)


@pytest.mark.parametrize(
    ("name", "listed"),
    [(2099, "2031, 2020, contoh"), (2021, "2020, 2031, contoh"), ("conto", "contoh, 2020, 2031")],
)
def test_an_unknown_period_is_refused_with_all_there_are_the_nearest_first(tmp_path, name, listed):
    for folder in ("2020", "2031", "contoh"):
        (tmp_path / folder).mkdir()
    with pytest.raises(WorkbookError, match=f"Periods here: {listed}"):
        open_period(name, tmp_path)
