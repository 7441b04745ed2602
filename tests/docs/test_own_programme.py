"""The worked example of docs/own-programme.md, run from an empty folder exactly as it is printed."""

import csv
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest

from antikorupsi.common import WorkbookError
from helpers import Assessment
from tests.cli.calling import workbook

pytestmark = pytest.mark.slow
PAGE = (Path(__file__).parents[2] / "docs" / "own-programme.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`(data/raw/[^`]+)`\n\n```\w+\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
RESULT = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)[0]
MISTAKES = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \| (.+) \|$", PAGE, re.MULTILINE)
NAME = "puskesmas-2026"


def write_files(project):
    for name, text in FILES.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The folder of the page after all its commands, and what each printed, by its first two words."""
    place, said = tmp_path_factory.mktemp("empty"), {}
    for line in COMMANDS:
        command, *arguments = shlex.split(line)
        if command == "cd":
            place /= arguments[0]
            write_files(place)
        elif command == "workbook":
            ended = workbook(*arguments, folder=place)
            assert ended.returncode == 0, (line, ended.stdout, ended.stderr)
            said[arguments[0]] = ended.stdout
        else:
            assert command == "mkdir", line
    return place, said


def rows(name):
    lines = FILES[f"data/raw/{NAME}/{name}"].splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("Kode Puskesmas"))
    return list(csv.DictReader(lines[start:]))


def verdict_by_hand(code):
    """The verdict by the rules of the page, from its tables alone."""
    of_year = {row["Kode Puskesmas"]: row for row in rows("kinerja.csv")}.get(code, {})
    of_unit = [row for row in rows("pemeriksaan.csv") if row["Kode Puskesmas"] == code]
    audits = {row["Tahun"]: row["Hasil Pemeriksaan"] for row in of_unit}
    met = [
        of_year["Akreditasi"] in ("Paripurna", "Utama") if of_year else None,
        int(of_year["Nilai Kinerja"]) >= 80 if of_year else None,
        float(of_year["Kepuasan Pasien"]) >= 76.61 if of_year.get("Kepuasan Pasien") else None,
        of_year["Laporan Gratifikasi"] == "Nihil" if of_year else None,
        set(audits.values()) == {"Wajar"} if set(audits) == {"2024", "2025"} else None,
    ]
    return "not_eligible" if False in met else "undetermined" if None in met else "eligible"


def total_by_hand(code):
    """The mean of the ten indicators, of those that have a score; none below 65% of them."""
    row = {row["Kode Puskesmas"]: row for row in rows("asesmen.csv")}.get(code, {})
    scores = [int(cell) for heading, cell in list(row.items())[3:] if cell]
    return sum(scores) / len(scores) if len(scores) >= 6.5 else None


def test_the_page_has_what_it_says():
    assert len(rows("puskesmas.csv")) == 20
    framework = FILES[f"data/raw/{NAME}/kerangka.yaml"]
    assert framework.count("rule:") == 5
    assert framework.count("takes:") == 10


def test_verdicts_and_totals_are_those_computed_by_hand(project):
    place, _ = project
    text = (place / "reports" / NAME / "hasil.csv").read_text(encoding="utf-8-sig")
    results = list(csv.DictReader(io.StringIO(text)))
    printed = [line.split() for line in RESULT.splitlines()[1:]]
    assert [row["code"] for row in results] == [words[0] for words in printed]
    for row, (code, verdict, total) in zip(results, printed, strict=True):
        by_hand = total_by_hand(code)
        assert row["eligibility"] == verdict == verdict_by_hand(code), code
        assert (row["total"] or "-") == total or float(row["total"]) == pytest.approx(float(total), abs=0.005), code
        assert (by_hand is None) == (total == "-"), code
        assert by_hand is None or float(row["total"]) == pytest.approx(by_hand), code


def test_nothing_in_the_spreadsheets_is_a_finding(project):
    _, said = project
    assert "0 errors, 0 warnings" in said["check"]


def test_every_unit_has_a_report_in_every_format_and_no_province_has_one(project):
    place, _ = project
    reports = place / "reports" / NAME
    for unit in rows("puskesmas.csv"):
        stem = unit["Puskesmas"].lower().replace(" ", "-")
        for ending in ("html", "pdf", "xlsx", "ipynb", "json"):
            assert (reports / "daerah" / f"{stem}.{ending}").is_file(), (stem, ending)
    assert not (reports / "provinsi").exists()
    assert (reports / "datapackage.json").is_file()


OF_OTHERS = re.compile(r"\b(?:daerah|kabupaten|kota|desa|provinsi|KPK|MCP|regenc\w+|villages?)\b", re.IGNORECASE)


def shown(page):
    """The words of a page that a reader sees."""
    without = re.sub(r"<(script|style|head)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", without).split())


def test_no_page_speaks_of_regions_where_health_centres_are_meant(project):
    place, _ = project
    reports = place / "reports" / NAME
    for page in [*reports.glob("*.html"), *(reports / "daerah").glob("*.html")]:
        if page.name != "metode.html":
            words = shown(page.read_text(encoding="utf-8"))
            assert OF_OTHERS.findall(words) == [], (page.name, words)
            assert "puskesmas" in words.lower()


def test_forms_ask_for_health_centres(project):
    from openpyxl import load_workbook

    place, _ = project
    assert sorted(path.name for path in (place / "formulir").iterdir()) == [
        "Formulir asesmen.xlsx", "Formulir kinerja.xlsx", "Formulir pemeriksaan.xlsx", "Formulir rencana_aksi.xlsx",
        "Formulir tanggapan.xlsx", "Formulir tinjauan.xlsx",
    ]  # fmt: skip
    book = load_workbook(place / "formulir" / "Formulir kinerja.xlsx")
    headings = [cell.value for cell in book.worksheets[1][4]]
    assert headings[:7] == [
        "Kode Puskesmas", "Puskesmas", "Tahun", "Akreditasi", "Nilai Kinerja", "Kepuasan Pasien", "Laporan Gratifikasi",
    ]  # fmt: skip


def test_the_programme_to_begin_with_is_whole_and_overwrites_nothing(project):
    place, _ = project
    begun = workbook("programme", "mulai", folder=place)
    assert begun.returncode == 0, begun.stderr
    checked = workbook("check", "--period", "mulai", folder=place)
    assert (checked.returncode, "0 errors, 0 warnings" in checked.stdout) == (0, True), checked.stderr
    assessment = Assessment.load("mulai", raw=place / "data" / "raw")
    assert assessment.framework.id == "program-contoh"
    assert len(assessment.period.regions) == 3
    again = workbook("programme", "mulai", folder=place)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


def test_there_are_mistakes_to_try():
    assert len(MISTAKES) > 5


@pytest.mark.parametrize(("file", "right", "wrong", "said"), MISTAKES)
def test_a_mistake_is_told_as_the_page_says(tmp_path, file, right, wrong, said):
    write_files(tmp_path)
    raw = tmp_path / "data" / "raw"
    path = raw / NAME / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(WorkbookError) as refused:
        Assessment.load(NAME, raw=raw)
    first = str(refused.value).splitlines()[0].replace(f"{raw / NAME}/", "")
    assert first == said


def test_a_changed_framework_makes_all_pages_again(project, tmp_path):
    place, _ = project
    copied = tmp_path / "penilaian"
    shutil.copytree(place, copied)
    assert "21 pages: 21 published" in workbook("status", "--period", NAME, folder=copied).stdout
    framework = copied / "data" / "raw" / NAME / "kerangka.yaml"
    text = framework.read_text(encoding="utf-8")
    framework.write_text(text.replace("threshold: 80", "threshold: 85"), encoding="utf-8")
    assert "21 out of date" in workbook("status", "--period", NAME, folder=copied).stdout
