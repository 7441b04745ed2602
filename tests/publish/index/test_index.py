"""The index names every region, links only what is published, and its counts are those of its rows."""

import re
from datetime import UTC, datetime

import pytest

from antikorupsi.assess.missing_figures import count_by_agency
from antikorupsi.common import REGION_PAGES, Addresses
from antikorupsi.publish.index.writing import write_index
from helpers import Assessment

MOMENT = datetime(2025, 12, 9, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def page(assessment_2025, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    (folder / REGION_PAGES).mkdir()
    (folder / REGION_PAGES / "kota-blitar.html").write_text("x")
    return write_index(assessment_2025, folder, Addresses("2025"), MOMENT).read_text(encoding="utf-8")


def test_all_514_regions_are_listed_and_only_published_ones_are_linked(page):
    regions = page.split('id="daftar"')[1].split("</table>")[0]
    assert regions.count('scope="row"') == 514
    linked = re.findall(r'href="(daerah/[^"]+)"', page.split("<script")[0])
    assert linked == ["daerah/kota-blitar.html"] * 2, "its row and its dot on the map"
    assert "514 daerah, 1 di antaranya dengan laporan" in page


def test_a_fold_below_the_list_says_what_is_late_with_a_row_for_each_instrument_and_year(page):
    fold = page.split('id="kiriman"')[1].split("</details>")[0]
    assert fold.count('scope="row"') == 9
    assert "<summary>Kiriman per 10 Desember 2025: 8 terlambat dan 1 belum jatuh tempo.</summary>" in fold
    assert page.index('id="daftar"') < page.index('id="kiriman"')


def test_why_figures_do_not_decide_stands_behind_how_many_do_not(page):
    row = page.split('id="daerah-11.01"', 1)[1].split("</tr>", 1)[0]
    assert ">2 data lama</small>" in row


def test_the_counts_are_those_of_the_rows(page):
    said = {word: int(count) for word, count in re.findall(r"(belum dapat ditentukan|tidak layak|layak) (\d+)", page)}
    table = page.split("<tbody>")[1].split("</tbody>")[0]
    rows = {name: table.count(f'data-putusan="{name}"') for name in ("eligible", "not_eligible", "undetermined")}
    assert said == {
        "layak": rows["eligible"],
        "tidak layak": rows["not_eligible"],
        "belum dapat ditentukan": rows["undetermined"],
    }
    assert sum(rows.values()) == 508
    assert table.count('data-putusan="not_assessed"') == 6


def test_the_index_of_simulated_data_says_so(assessment_contoh, tmp_path):
    assert "SIMULASI" in write_index(assessment_contoh, tmp_path, Addresses("2025"), MOMENT).read_text(encoding="utf-8")


def test_the_index_says_as_of_when_and_how_many_verdicts_are_certain(page, assessment_2025):
    refused = assessment_2025.eligibility[assessment_2025.eligibility == "not_eligible"].index
    certain = [code for code in refused if assessment_2025.is_certain(code)]
    assert 0 < len(certain) < len(refused)
    assert "hasil per 31 Desember 2025" in page
    assert f"tidak layak {len(refused)} ({len(certain)} di antaranya pasti)" in page
    rows = {row.split('"')[0]: row for row in page.split("<tbody>")[1].split('<tr id="daerah-')[1:]}
    marked = {code for code, row in rows.items() if 'class="note">belum pasti<' in row}
    assert marked == set(refused) - set(certain)
    assert {code for code, row in rows.items() if 'data-kepastian="belum"' in row} == marked


def test_the_index_says_what_parameters_changed(tmp_path):
    changed = Assessment.load("2025", as_of="2025-06-30", oldest_figure_years=3, overrides={"spi": 68})
    page = write_index(changed, tmp_path, Addresses("2025"), MOMENT).read_text(encoding="utf-8")
    assert "hasil per 30 Juni 2025" in page
    assert "Tanggal acuan hasil diubah lewat parameter menjadi 30 Juni 2025" in page
    assert "Umur angka yang menentukan diubah lewat parameter menjadi 3 tahun; kerangka menyebut 2." in page
    assert "Syarat Survei Penilaian Integritas (SPI) diubah lewat parameter" in page


def test_nothing_is_said_of_parameters_where_none_changed_anything(page):
    assert "lewat parameter" not in page.split("<script")[0]


def test_the_index_says_who_must_send_how_many_figures(assessment_2025, tmp_path):
    (tmp_path / "ringkasan.html").write_text("x")
    page = write_index(assessment_2025, tmp_path, Addresses("2025"), MOMENT).read_text(encoding="utf-8")
    said = re.search(r'<p><a href="ringkasan.html#kirim">Siapa perlu mengirim apa</a>: [^<]*', page)[0]
    counts = (
        count_by_agency(assessment_2025.missing_figures).groupby("owner")["missing"].sum()
    )  # as workbook needs says
    words = assessment_2025.words()
    assert [owner for owner, count in counts.items() if f"{owner}: {words.number(count, 0)}" not in said] == []
    assert counts["BPK"] > assessment_2025.missing_figures["owner"].eq("BPK").sum()  # two years of most regions


def test_without_an_overview_the_index_links_to_none(page):
    assert "Siapa perlu mengirim apa" in page
    assert "#kirim" not in page


def test_a_region_that_is_not_assessed_counts_nothing_and_lacks_nothing(page):
    row = page.split('<tr id="daerah-31.71"')[1].split("</tr>")[0]
    assert "tidak dinilai" in row
    assert "data-kurang" not in row
    assert "data-kriteria" not in row
    assert 'data-order="-99">–<' in row
