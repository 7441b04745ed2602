"""An observation becomes a figure that keeps what its source says of it."""

from antikorupsi.common import each_row
from antikorupsi.ingest import Observation, observations_frame
from helpers.eligibility import Figure, figure_of, figures_by_region
from tests.helpers.observing import observation


def figures(*observations):
    return [figure_of(row) for row in each_row(observations_frame(observations), Observation)]


def test_a_number_and_a_label_keep_all_that_is_known_of_them():
    (number, label) = figures(
        observation(
            "35.72", "spi", "total", 2024, 77.1, file="b.xlsx", sheet="SPI", cell="F161",
            status="interim", basis="named", year_inferred=True, source_kind="press", published="2025-01-30",
        ),
        observation("35.72", "hukum", "status", 2025, "ada", cell="C3", dated="2025-06-01"),
    )  # fmt: skip
    assert number == Figure(
        "total", 2024, 77.1, None, "b.xlsx|SPI|F161", "interim", "named", True, "press", "2025-01-30", ""
    )
    assert label == Figure("status", 2025, None, "ada", "a.xlsx|s|C3", dated="2025-06-01")


def test_figures_are_found_by_region_and_instrument_in_the_order_of_the_observations():
    first = observation("35.72", "mcp", "total", 2024, 80.0)
    second = observation("35.72", "mcp", "total", 2023, 70.0)
    other, elsewhere = observation("35.72", "spi", "total", 2024, 71.0), observation("35.05", "mcp", "total", 2024, 9.0)
    found = figures_by_region(observations_frame([first, elsewhere, second, other]))
    assert found == {
        ("35.72", "mcp"): figures(first, second),
        ("35.72", "spi"): figures(other),
        ("35.05", "mcp"): figures(elsewhere),
    }


def test_a_check_is_of_its_day_or_else_of_the_last_day_of_its_year():
    assert Figure("status", 2024, None, "ada", "a").checked == "2024-12-31"
    assert Figure("status", 2024, None, "ada", "a", dated="2024-02-29").checked == "2024-02-29"
