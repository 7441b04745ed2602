"""The page on the method says what the framework files say: no more, no less, and never an older version of them."""

from antikorupsi.publish.methodology import methodology
from antikorupsi.rules import frameworks
from antikorupsi.rules.frameworks.uncertain import SOURCES
from tools.write_pages import DOCS

TEXT = methodology()


def test_the_page_is_what_the_framework_files_say():
    assert (DOCS / "methodology.md").read_text(encoding="utf-8") == TEXT, "run: make pages"


def test_every_framework_criterion_indicator_weighting_and_source_of_uncertainty_stands_there():
    for name in frameworks.available():
        loaded = frameworks.load(name)
        assert f"(`{name}`)" in TEXT
        for own in (*loaded.criteria, *loaded.indicators):
            assert f"{own.name.en} (`{own.id}`)" in TEXT
        assert all(scheme.name.en in TEXT for scheme in loaded.weights)
    assert all(f"\n| {source} | " in TEXT for source in SOURCES)


def test_every_basis_has_its_source():
    pilot = frameworks.load("kabkota-2025")
    for own in (*pilot.criteria, *pilot.weights, *pilot.predicates, *pilot.bands, pilot.scale, pilot.grouping):
        assert f"| {own.basis} | {own.source} |" in TEXT


def test_a_framework_that_differs_in_one_criterion_shows_that_one_alone():
    of_2024 = TEXT.split("(`kabkota-2024`)")[1].split("\n## ")[0]
    assert "but for these criteria" in of_2024
    assert "| at least 68 |" in of_2024
    assert "(`mcp`)" not in of_2024


def test_every_row_of_a_table_has_as_many_cells_as_its_head():
    width = 0
    for line in TEXT.splitlines():
        bars = line.count("|")
        assert not line.startswith("|") or width in (0, bars), line
        width = bars if line.startswith("|") else 0
