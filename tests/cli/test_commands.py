"""The command as people type it: what it prints, what it writes, and how it ends."""

import re
import shutil

import openpyxl
import pytest

from antikorupsi.common.project import root
from tests.cli.calling import workbook, workbook_started_anew


def test_check_prints_every_finding_and_writes_them_for_the_senders(tmp_path):
    ended = workbook_started_anew("check", "--period", "contoh", "--reports", str(tmp_path))
    assert ended.returncode == 1, "the simulated set has errors on purpose"
    assert "delapan puluh is not a number" in ended.stdout
    assert "6 errors, 12 warnings" in ended.stdout
    assert "12 marked copies" in ended.stdout
    workbook_of_findings = openpyxl.load_workbook(tmp_path / "contoh" / "findings.xlsx")
    overview, findings = workbook_of_findings.worksheets[:2]
    assert [sheet.title for sheet in (overview, findings)] == ["Ringkasan", "Temuan"]
    assert findings.max_row == 4 + 19, "title, blank rows and headings above the findings"
    assert overview.max_row == 4 + 14, "a line for every sender's file"
    assert len(workbook_of_findings.worksheets) == 2
    assert len(list((tmp_path / "contoh" / "temuan").glob("*.xlsx"))) == 12, (
        "a damaged file and an unknown sheet have no copy"
    )


@pytest.mark.slow
def test_templates_and_a_simulated_country_are_written_on_request(tmp_path):
    made = workbook_started_anew("templates", str(tmp_path / "formulir"))
    assert made.returncode == 0, made.stdout + made.stderr
    assert (tmp_path / "formulir" / "Formulir penilaian.xlsx").exists()
    made = workbook_started_anew("simulate", str(tmp_path / "negeri"), "--regions", "12", "--seed", "3")
    assert made.returncode == 0, made.stdout + made.stderr
    assert (tmp_path / "negeri" / "periode.yaml").exists()
    assert (tmp_path / "negeri-kebenaran" / "faults.csv").exists()


def test_check_of_the_published_figures_finds_no_error(tmp_path):
    ended = workbook("check", "--period", "2025", "--reports", str(tmp_path))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "0 errors, 13 warnings" in ended.stdout


def test_check_tells_what_was_received_and_is_not_used(tmp_path):
    ended = workbook("check", "--period", "2025", "--reports", str(tmp_path), "--language", "id")
    told = [line for line in ended.stdout.splitlines() if "diterima, tidak dipakai: " in line]
    assert any(line.startswith("02 Indeks SPI 2021-2025.xlsx, Indeks SPI, F6, ") for line in told)
    assert any(
        "05 Maturitas SPIP Terintegrasi.xlsx, Maturitas SPIP, F36:F38, G36:G38: 6 angka" in line for line in told
    )


def test_trace_tells_what_was_received_and_is_not_used_with_its_cell():
    ended = workbook("trace", "14.01", "spi")
    why = "angka tahun penilaian atau sesudahnya"
    assert f"(2025): diterima, tidak dipakai: {why}" in ended.stdout
    assert "02 Indeks SPI 2021-2025.xlsx, Indeks SPI, F" in ended.stdout


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("spi", ["77,1", "di atas 70", "02 Indeks SPI 2021-2025.xlsx", "memenuhi"]),
        ("opini_bpk", ["WTP (2023)", "03 Opini BPK atas LKPD.xlsx"]),
        ("sakip", ["A, 2024", "memenuhi", "asumsi"]),
        ("total", ["92,15", "09 Nilai Akhir Percontohan.xlsx"]),
    ],
)
def test_trace_leads_from_a_figure_to_its_cells_and_rule(figure, said):
    ended = workbook("trace", "kota-blitar", figure)
    assert ended.returncode == 0, ended.stderr
    for words in said:
        assert words in ended.stdout


def test_trace_shows_the_parts_a_component_is_made_of():
    ended = workbook_started_anew("trace", "01.04", "k6", "--period", "contoh")
    assert ended.returncode == 0, ended.stderr
    assert "i18" in ended.stdout
    assert "Lembar Penilaian 01.04 3 penilaian.xlsx" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["trace", "Blitar", "spi"], "Kota Blitar 35.72"),
        (["trace", "kota-blitar", "psi"], "spi"),
        (["run", "--period", "2052"], "2025"),
        (["run", "--region", "Kota Blitr"], "Kota Blitar"),
        (["run", "--language", "jv"], "'id'"),
        (["run", "--nonsense"], "nonsense"),
    ],
)
def test_wrong_use_ends_with_2_and_one_sentence(arguments, said):
    ended = workbook(*arguments)
    assert ended.returncode == 2, ended.stdout
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_needs_says_who_must_send_what_and_writes_a_row_for_every_figure(tmp_path):
    ended = workbook_started_anew("needs", str(tmp_path / "surat.csv"), "--period", "2025")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Ombudsman RI: public-service compliance (2024 or 2023):" in ended.stdout
    lines = (tmp_path / "surat.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (
        lines[0]
        == "Lembaga,Kriteria,Kode,Daerah,Provinsi,Tahun,Yang sudah ada,Menyelesaikan hasil,Tenggat,Hari terlambat"
    )
    assert f"{len(lines) - 1} figures" in ended.stdout


def test_needs_asks_the_office_that_is_named_by_when_its_delivery_was_due(tmp_path):
    """The office is invented; two of eight regions are its own, and neither figure came."""
    ended = workbook("needs", str(tmp_path / "letters.csv"), "--period", "contoh", "--language", "en")
    assert "Inspektorat Provinsi Contoh: late by 44 days, due on 14 November 2025; figures of 0 of 2" in ended.stdout
    rows = (tmp_path / "letters.csv").read_text(encoding="utf-8-sig").splitlines()
    asked = [row for row in rows if row.startswith("Inspektorat Provinsi Contoh,")]
    assert [row.split(",")[2] for row in asked] == ["01.03", "01.08"]
    assert all(row.endswith(",14 November 2025,44") for row in asked)
    later = workbook("needs", "--period", "contoh", "--today", "2025-11-14").stdout
    assert "SAKIP accountability rating 2024 from KemenPANRB: late by" in later
    assert "Inspektorat Provinsi Contoh: late" not in later


def test_a_verdict_is_traced_as_of_another_day():
    after, before = (workbook("trace", "kab-ponorogo", "hukum", "--as-of", day) for day in ("2025-12-31", "2025-11-06"))
    assert "Hasil kelayakan: tidak memenuhi" in after.stdout, after.stdout + after.stderr
    assert "Hasil kelayakan: belum dapat dinilai" in before.stdout
    assert "ada (7 November 2025): diterima, tidak dipakai: diperiksa setelah tanggal acuan" in before.stdout


def test_a_day_that_is_none_is_refused():
    ended = workbook("trace", "kota-blitar", "spi", "--as-of", "17 Januari")
    assert ended.returncode == 2
    assert "as_of must be a day such as 2025-01-17" in ended.stderr


ENGLISH = r"\b(?:the|and|of|is|are|rows|figures|read|errors|warnings|marked|missing|with)\b"
INDONESIAN = r"\b(?:yang|dan|dari|tidak|baris|angka|dibaca|kesalahan|peringatan|salinan|karena|tahun|adalah)\b"
QUOTED = r"File is not a zip file|delapan puluh|[\w ./-]*\.xlsx|Monitoring Center for Prevention"


@pytest.mark.parametrize("command", ["check", "needs"])
@pytest.mark.parametrize(("language", "foreign"), [("", INDONESIAN), ("en", INDONESIAN), ("id", ENGLISH)])
def test_a_command_prints_one_language(tmp_path, command, language, foreign):
    asked = ["--period", "contoh", *(["--language", language] if language else [])]
    asked += ["--reports", str(tmp_path)] if command == "check" else []
    said = workbook(command, *asked).stdout
    assert said
    for line in said.splitlines():
        bare = re.sub(QUOTED, "", line.replace(str(tmp_path), ""))
        assert not re.search(foreign, bare), line


def test_an_address_that_is_none_is_refused_before_anything_is_made(tmp_path):
    ended = workbook(
        "run", "--period", "contoh", "--base-url", "ftp://contoh.example", "--reports", str(tmp_path / "a")
    )
    assert (ended.returncode, "https://example.go.id/2025/" in ended.stderr) == (2, True)
    assert not (tmp_path / "a").exists()


def test_a_folder_that_is_no_project_is_refused_with_the_remedy(tmp_path):
    ended = workbook("status", "--project", str(tmp_path))
    assert ended.returncode == 2
    assert f"{tmp_path} is no project" in ended.stderr
    assert "workbook new" in ended.stderr


def test_the_project_may_be_named_before_and_behind_the_command(tmp_path):
    shutil.copytree(root() / "data" / "raw" / "contoh", tmp_path / "data" / "raw" / "contoh")
    given = ("trace", "01.01", "spi", "--period", "contoh")
    for arguments in ((*given, "--project", str(tmp_path)), (f"--project={tmp_path}", *given)):
        ended = workbook(*arguments, folder="/")
        assert "Kabupaten Contoh Makmur" in ended.stdout, ended.stderr
    assert (tmp_path / "data" / "processed" / "contoh").is_dir(), "its tables are the project's"
