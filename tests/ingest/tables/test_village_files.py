"""Files about villages: the column Desa is the key, the columns beside it tell villages of one name apart."""

import openpyxl
import pytest

from antikorupsi.ingest.tables.frames import accounts_frame, unclosed_accounts
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.rules.regions.models import Region
from antikorupsi.rules.regions.registry import Regions

HEADINGS = ["Kode Desa", "Desa", "Kecamatan", "Kabupaten", "Tahun", "Tahap", "Nilai Akhir"]


def village(code, name, kecamatan, kabupaten="Kabupaten Contoh Makmur"):
    place = {"kecamatan": kecamatan, "kabupaten": kabupaten}
    return Region(code, "desa", f"Desa {name}", name, code[:2], "Contoh", "", 0, 0, **place)


VILLAGES = Regions(
    [
        village("01.01.01.2001", "Contoh Sukamaju", "Contoh Hulu"),
        village("01.01.02.2001", "Contoh Sukamaju", "Contoh Hilir"),
        village("01.02.01.2001", "Contoh Sukamaju", "Contoh Hulu", "Kota Contoh Asri"),
        village("01.01.01.2002", "Contoh Tirta", "Contoh Hulu"),
    ]
)


@pytest.fixture
def read(tmp_path):
    """What a workbook with these rows gives."""

    def write_and_ingest(rows, headings=HEADINGS, title="Nilai Akhir Desa Antikorupsi"):
        workbook = openpyxl.Workbook()
        for row in ([title], [], headings, *rows):
            workbook.active.append(row)
        workbook.save(tmp_path / "x.xlsx")
        ingested = ingest(tmp_path, VILLAGES)
        assert unclosed_accounts(accounts_frame(ingested.accounts)) == []
        return ingested

    return write_and_ingest


def row(code=None, name=None, kecamatan=None, kabupaten=None, score=91.25):
    return [code, name, kecamatan, kabupaten, 2025, "Penilaian", score]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (row("01.01.02.2001", "Contoh Sukamaju"), "01.01.02.2001"),
        (row(101022001, "Ds. Contoh Sukamaju"), "01.01.02.2001"),
        (row("0102012001"), "01.02.01.2001"),
        (row(None, "Contoh Sukamaju", "Kec. Contoh Hilir"), "01.01.02.2001"),
        (row(None, "Contoh Sukamaju", "Contoh Hulu", "Kota Contoh Asri"), "01.02.01.2001"),
        (row(None, "Contoh Sukamaju", "Contoh Hulu", "Kab. Contoh Makmur"), "01.01.01.2001"),
        (row(None, "DESA CONTOH TIRTA"), "01.01.01.2002"),
    ],
)
def test_a_row_is_the_village_s_that_its_code_or_its_place_tells(read, written, code):
    ingested = read([written])
    assert [finding.rule for finding in ingested.findings] == []
    assert {seen.region for seen in ingested.observations} == {code}


@pytest.mark.parametrize(
    ("written", "rule", "details"),
    [
        (row(None, "Contoh Sukamaju"), "ambiguous_region", "01.01.02.2001"),
        (row(None, "Contoh Sukamaju", "Contoh Hulu"), "ambiguous_region", "01.02.01.2001"),
        (row(None, "Contoh Tirta", "Contoh Hilir"), "unknown_region", "Contoh Tirta, Contoh Hilir"),
        (row("01.01.02.2001", "Contoh Tirta"), "code_and_name_differ", "Contoh Tirta"),
        (row("01.01", "Contoh Tirta"), "code_of_kabupaten", "Kabupaten Contoh Makmur"),
        (row(1.02, "Contoh Sukamaju"), "code_of_kabupaten", "Kota Contoh Asri"),
        (row("01.01.09.2001"), "unknown_region", "01.01.09.2001"),
    ],
)
def test_a_row_that_leaves_it_open_is_a_finding_and_no_figure(read, written, rule, details):
    ingested = read([written])
    assert [finding.rule for finding in ingested.findings] == [rule]
    assert details in " ".join(ingested.findings[0].details.values())
    assert ingested.observations == []


def test_a_kecamatan_above_its_villages_tells_them_apart(read):
    headings = ["Desa", "Tahun", "Tahap", "Nilai Akhir"]
    rows = [
        ["Kecamatan Contoh Hilir", None, None, None],
        ["Contoh Sukamaju", 2025, "Penilaian", 90.5],
    ]
    assert {seen.region for seen in read(rows, headings).observations} == {"01.01.02.2001"}


def test_a_table_of_one_village_takes_the_village_of_its_title(read):
    title = "Nilai Akhir Desa Antikorupsi, Desa Contoh Tirta"
    rows = [[2024, "Penilaian", 80.5], [2025, "Penilaian", 90.5]]
    seen = read(rows, ["Tahun", "Tahap", "Nilai Akhir"], title).observations
    assert {(each.region, each.year) for each in seen} == {("01.01.01.2002", 2024), ("01.01.01.2002", 2025)}
