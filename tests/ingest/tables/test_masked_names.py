"""Names of files, folders and sheets are masked where they are read, stay different, and are findings."""

import openpyxl
import pytest

from antikorupsi.assess.hashes import hashes_of
from antikorupsi.ingest import UnreadableFileError, read_sheets
from antikorupsi.ingest.tables.files import masked_name, names_in_folder, paths_by_name
from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions

RULE = "name_with_personal_data"
ROWS = (["Indeks SPI 2024"], ["Kabupaten/Kota", "SPI 2024"], ["Kota Blitar", 70])


def put(path, *titles):
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook = openpyxl.Workbook()
    for place, title in enumerate(titles or ["SPI"]):
        sheet = workbook.create_sheet() if place else workbook.active
        sheet.title = title
        for row in ROWS:
            sheet.append(row)
    workbook.save(path)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("SPI narahubung 081234567820.xlsx", "SPI narahubung (disamarkan).xlsx"),
        ("berkas 3572011203850826.pdf", "berkas (disamarkan).pdf"),
        ("SPI 196504121990031008.ods", "SPI (disamarkan).ods"),
        ("x zzq5@gmail.com.xlsx", "x (disamarkan).xlsx"),
        ("zzq6@gmail.com", "(disamarkan)"),
        ("SPI_081234567820_2024.csv", "SPI_(disamarkan)_2024.csv"),
        ("8123456714.csv", "(disamarkan).csv"),
        (".~lock.SPI 081234567820.xlsx#", ".~lock.SPI (disamarkan).xlsx#"),
        ("hub.081234567820", "hub.(disamarkan)"),
    ],
)
def test_personal_data_in_a_name_are_masked_and_its_ending_stays(name, masked):
    assert masked_name(name) == masked


@pytest.mark.parametrize(
    "name",
    [
        *("SPI 2024.xlsx", "20241231 SPI.xlsx", "20241231-20250131 SPI.xlsx", "IMG_20241231_123456.jpg", "35.72"),
        *("35.72.01.1001.csv", "700-1234-2024.pdf", "700_1234_2024.xlsx", "02 Indeks SPI 2021-2025.xlsx"),
        *("WhatsApp Image 2024-12-31 at 10.20.30.jpeg", "SPI 31.12.2024 (1).xlsx", "8171012001.xlsx"),
    ],
)
def test_dates_codes_and_numbers_of_letters_in_a_name_stay(name):
    assert masked_name(name) == name


def test_masked_names_of_one_folder_differ_and_unmasked_names_stay():
    names = ["a 081234567821.xlsx", "a 081234567820.xlsx", "a (disamarkan).xlsx", "A (disamarkan) 2.xlsx", "b.csv"]
    assert names_in_folder(names) == {
        "a (disamarkan).xlsx": "a (disamarkan).xlsx",
        "A (disamarkan) 2.xlsx": "A (disamarkan) 2.xlsx",
        "a 081234567820.xlsx": "a (disamarkan) 3.xlsx",
        "a 081234567821.xlsx": "a (disamarkan) 4.xlsx",
        "b.csv": "b.csv",
    }


def test_four_thousand_files_with_equal_masked_names_are_named_apart():
    names = names_in_folder([f"a 08123456{number:04}.xlsx" for number in range(4_000)])
    assert len(set(names.values())) == 4_000


def test_files_folders_and_sheets_are_called_by_masked_names_with_one_finding_each(tmp_path):
    put(tmp_path / "folder 081234567827" / "SPI narahubung 081234567820.xlsx", "SPI 081234567821", "SPI 081234567822")
    put(tmp_path / "folder 081234567828" / "SPI.xlsx", "zzq6@gmail.com")
    (tmp_path / "berkas 3572011203850826.pdf").write_bytes(b"x")
    found = ingest(tmp_path, regions.official())
    named = [(finding.file, finding.sheet) for finding in found.findings if finding.rule == RULE]
    first = "folder (disamarkan)/SPI narahubung (disamarkan).xlsx"
    assert sorted(named) == sorted(
        [
            ("folder (disamarkan)/", ""),
            ("folder (disamarkan) 2/", ""),
            (first, ""),
            (first, "SPI (disamarkan)"),
            (first, "SPI (disamarkan) 2"),
            ("folder (disamarkan) 2/SPI.xlsx", "(disamarkan)"),
            ("berkas (disamarkan).pdf", ""),
        ]
    )
    assert {(seen.file, seen.sheet) for seen in found.observations} == {
        (first, "SPI (disamarkan)"),
        (first, "SPI (disamarkan) 2"),
        ("folder (disamarkan) 2/SPI.xlsx", "(disamarkan)"),
    }
    assert {(account.file, account.sheet) for account in found.accounts} == {
        (seen.file, seen.sheet) for seen in found.observations
    }
    assert not [text for text in map(str, [*found.findings, *found.observations]) if "08123" in text or "zzq" in text]


def test_a_file_is_found_again_by_its_masked_name_and_hashed_under_it(tmp_path):
    raw = tmp_path / "raw"
    for number in (0, 1):
        put(raw / "folder 081234567827" / f"SPI 08123456782{number}.xlsx", f"S{number}")
    put(raw / "SPI.xlsx")
    paths = paths_by_name(raw)
    assert [read_sheets(paths[f"folder (disamarkan)/SPI (disamarkan){end}.xlsx"])[0].name for end in ("", " 2")] == [
        "S0",
        "S1",
    ]
    assert set(hashes_of(raw, tmp_path / "memory.json", masked=True)) == set(paths)
    assert "08123" not in (tmp_path / "memory.json").read_text()


def test_reports_are_hashed_under_their_own_names(tmp_path):
    (tmp_path / "riwayat").mkdir()
    (tmp_path / "riwayat" / "0812-2025-12-09.csv").write_text("x")
    assert set(hashes_of(tmp_path, tmp_path.parent / "memory.json")) == {"riwayat/0812-2025-12-09.csv"}


def test_a_file_that_cannot_be_read_is_named_by_its_masked_name(tmp_path):
    (tmp_path / "SPI 081234567820.xlsx").write_bytes(b"x")
    with pytest.raises(UnreadableFileError, match=r"SPI \(disamarkan\)\.xlsx"):
        read_sheets(tmp_path / "SPI 081234567820.xlsx")
    found = ingest(tmp_path, regions.official()).findings
    assert {finding.file for finding in found} == {"SPI (disamarkan).xlsx"}


def test_ordinary_names_have_no_finding(tmp_path):
    put(tmp_path / "35.72" / "20241231 SPI.xlsx", "SPI 2024", "20241231")
    assert [finding for finding in ingest(tmp_path, regions.official()).findings if finding.rule == RULE] == []
