"""Which sub-figures stand beside a total: of one year, the lowest first, with what they are a part of."""

from dataclasses import dataclass

from antikorupsi.assess.sub_figures import sub_figures_of


@dataclass
class Seen:
    """The fields of an observation that the table looks at."""

    instrument: str
    item: str
    value: float | None
    year: int = 2024
    status: str = "final"
    label: str | None = None
    file: str = "a.xlsx"
    sheet: str = "a"
    cell: str = "A1"


def items(found):
    return [own.column.item for own in found]


def test_the_lowest_share_of_its_scale_comes_first():
    seen = [Seen("sakip", "perencanaan_kinerja", 20), Seen("sakip", "pelaporan_kinerja", 12)]
    found = sub_figures_of([*seen, Seen("sakip", "evaluasi_internal", 10)], {})
    assert items(found) == ["evaluasi_internal", "perencanaan_kinerja", "pelaporan_kinerja"]


def test_dimensions_follow_the_groups_and_the_correction_is_the_last_part_of_the_total():
    values = {"transparansi": 10, "koreksi": 3.5, "internal": 80, "eksper": 70, "total": 72}
    found = sub_figures_of([Seen("spi", item, value) for item, value in values.items()], {})
    assert items(found) == ["eksper", "internal", "koreksi", "transparansi"]
    assert [own.whole.item for own in found] == ["total", "total", "total", "internal"]


def test_the_year_that_decides_is_shown_though_a_later_one_is_there():
    seen = [Seen("spbe", "layanan", 3 + year % 2, year) for year in (2022, 2023, 2024)]
    assert [own.year for own in sub_figures_of(seen, {"spbe": 2023})] == [2023]


def test_the_newest_year_is_shown_where_the_one_that_decides_has_no_sub_figures():
    seen = [Seen("spbe", "layanan", 3, 2022), Seen("spbe", "layanan", 3, 2023), Seen("spbe", "total", 3, 2024)]
    found = sub_figures_of(seen, {"spbe": 2024})
    assert [(own.year, own.whole) for own in found] == [(2023, None)]


def test_interim_sub_figures_are_shown_only_where_no_final_ones_are():
    interim = Seen("mcp", "perencanaan", 40, 2025, "interim")
    assert [own.status for own in sub_figures_of([interim], {})] == ["interim"]
    assert [own.year for own in sub_figures_of([interim, Seen("mcp", "perencanaan", 70)], {})] == [2024]


def test_an_area_of_other_years_is_no_part_and_a_total_alone_has_none():
    assert sub_figures_of([Seen("mcp", "perizinan", 70), Seen("mcp", "total", 70)], {"mcp": 2024}) == []


def test_sources_that_differ_are_both_shown_and_a_rounded_value_is_not():
    seen = [Seen("mcp", "perencanaan", value, cell=f"A{row}") for row, value in enumerate([70.25, 70, 81.5], 1)]
    (found,) = sub_figures_of(seen, {})
    assert found.values == (70.25, 81.5)
    assert len(found.cells.splitlines()) == 3


def test_the_rating_stands_for_a_score_that_is_unknown():
    seen = [Seen("sakip", "perencanaan_kinerja", 20), Seen("sakip", "predikat", None, label="BB")]
    (found,) = sub_figures_of(seen, {})
    assert found.whole.label == "BB"
