"""The index names every region, links only what is published, and its counts are those of its rows."""

import re
from datetime import UTC, datetime

import pytest

from antikorupsi.publish.index.writing import write_index
from antikorupsi.publish.placing.folders import REGION_PAGES

MOMENT = datetime(2025, 12, 9, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def page(assessment_2025, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    (folder / REGION_PAGES).mkdir()
    (folder / REGION_PAGES / "kota-blitar.html").write_text("x")
    return write_index(assessment_2025, folder, "id", MOMENT).read_text(encoding="utf-8")


def test_all_514_regions_are_listed_and_only_published_ones_are_linked(page):
    assert page.split("<script")[0].count('scope="row"') == 514
    assert re.findall(r'href="(daerah/[^"]+)"', page.split("<script")[0]) == ["daerah/kota-blitar.html"]
    assert "514 daerah, 1 di antaranya dengan laporan" in page


def test_the_counts_are_those_of_the_rows(page):
    said = {word: int(count) for word, count in re.findall(r"(belum dapat ditentukan|tidak layak|layak): (\d+)", page)}
    table = page.split("<tbody>")[1].split("</tbody>")[0]
    rows = {
        name: len(re.findall(rf'class="status {name}"', table)) for name in ("eligible", "not_eligible", "undetermined")
    }
    assert said == {
        "layak": rows["eligible"],
        "tidak layak": rows["not_eligible"],
        "belum dapat ditentukan": rows["undetermined"],
    }
    assert sum(rows.values()) == 508
    assert len(re.findall(r'class="status not_assessed"', table)) == 6


def test_the_index_of_simulated_data_says_so(assessment_contoh, tmp_path):
    assert "SIMULASI" in write_index(assessment_contoh, tmp_path, "id", MOMENT).read_text(encoding="utf-8")
