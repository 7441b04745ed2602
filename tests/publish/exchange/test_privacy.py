"""Telephone and identity numbers and e-mail addresses of any remark reach no output, in no form."""

import zipfile

import openpyxl
import pytest

from antikorupsi.cli import main
from antikorupsi.common.project import root
from helpers import Assessment

SECRETS = ["0812-3456-7890", "+62 813 9999 8888", "3572011508900001", "3572 0115 0890 0001", "siti@contoh.id"]
TABLE = ["Indeks SPI (Survei Penilaian Integritas)", "Kabupaten/Kota;Tahun;Indeks SPI;Keterangan;Sumber"]


@pytest.fixture
def project(tmp_path, monkeypatch):
    raw = tmp_path / "data" / "raw" / "2025"
    raw.mkdir(parents=True)
    (tmp_path / "notebooks").symlink_to(root() / "notebooks")
    lines = [f"Kota Blitar;2024;77,1;hubungi {' / '.join(SECRETS)};https://contoh.id/a/081234567890"]
    lines += [f"Kota Bltr {secret};2024;70;;" for secret in SECRETS]
    lines += [f"Kota Batu;2024;tujuh puluh, hub {secret};;" for secret in SECRETS]
    lines += [f"Kota Malang;2023 {secret};71;;" for secret in SECRETS]
    (raw / "02 SPI.csv").write_text("\n".join([*TABLE, *lines]), encoding="utf-8")
    workbook = openpyxl.Workbook()
    for row in [
        TABLE[:1],
        ["Kabupaten/Kota", "Tahun", "Indeks SPI", "NIK"],
        ["Kota Kediri", 2024, 3572011508900001, 3572011508900001],
    ]:
        workbook.active.append(row)
    workbook.save(raw / "03 SPI.xlsx")
    monkeypatch.setenv("WORKBOOK_ROOT", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def everything(folder):
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from (
                    (f"{path.name}:{name}", archive.read(name).decode(errors="replace")) for name in archive.namelist()
                )
        else:
            yield path.name, path.read_bytes().decode(errors="replace")


def shown_to_people(assessment):
    for name in ("observations", "findings", "missing"):
        yield name, getattr(assessment, name).to_csv()
    view = assessment.region("35.72")
    yield "sources", view.sources.to_csv()


def test_no_secret_reaches_a_table_a_workbook_or_the_terminal(project, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["workbook", "check", "--period", "2025"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    printed = capsys.readouterr()
    outputs = [
        *everything(project / "reports"),
        *shown_to_people(Assessment.load("2025")),
        ("terminal", printed.out + printed.err),
    ]
    leaks = [
        (name, secret) for name, text in outputs for secret in [*SECRETS, "3.572.011.508.900.001"] if secret in text
    ]
    assert leaks == []
    assert "https://contoh.id/a/081234567890" in Assessment.load("2025").observations.to_csv()
    assert "(disamarkan)" in Assessment.load("2025").observations["note"].iloc[0]


SURVEY = [["Survei Kepuasan Masyarakat (SKM)"], ["Daerah", "Kota Blitar"], ["Tahun", 2024]]


def test_other_sheets_of_a_survey_workbook_are_not_quoted(project):
    workbook = openpyxl.Workbook()
    for row in [*SURVEY, [f"U{number}" for number in range(1, 10)], *[[3] * 9 for _ in range(40)]]:
        workbook.active.append(row)
    other = workbook.create_sheet("Indeks SPI")
    head = ["Kabupaten/Kota", "Tahun", "Indeks SPI", "Keterangan", "Kolom Siti Rahasia"]
    for row in [
        TABLE[:1],
        head,
        ["Siti Rahasia", 2024, 70, "x", 1],
        ["Kota Kediri", 2024, "Siti Rahasia", "Siti Rahasia", 2],
    ]:
        other.append(row)
    other.append(["Kota Madiun", 2024, 71, "Siti Rahasia", 3])
    workbook.save(project / "data" / "raw" / "2025" / "09 SKM.xlsx")
    outputs = list(shown_to_people(Assessment.load("2025")))
    assert [name for name, text in outputs if "Rahasia" in text] == []


def test_the_word_that_masks_is_known_when_it_comes_back(project):
    text = "\n".join(
        [*TABLE, "Kota Kediri;2024;(disamarkan);;", "(masked);2024;70;;", "Kota Madiun;2024;71;(disamarkan);"]
    )
    (project / "data" / "raw" / "2025" / "02 SPI.csv").write_text(text, encoding="utf-8")
    found = Assessment.load("2025").findings
    own = found[found["file"] == "02 SPI.csv"]
    assert list(zip(own["rule"], own["cell"], strict=True)) == [("masked_value", "C3"), ("masked_value", "A4")]


NAMES = ["081234567820", "081234567821", "081234567827", "3572011203850826", "zzq5", "zzq6", "zzq7"]


@pytest.fixture
def named(project):
    """The project with a period whose files, folders and sheets are called by numbers and addresses of persons."""
    raw = project / "data" / "raw" / "2025"
    for path in raw.iterdir():
        path.unlink()
    (raw / "folder 081234567827").mkdir()
    rows = [TABLE[:1], ["Kabupaten/Kota", "Tahun", "Indeks SPI"], ["Kota Blitar", 2024, 77], ["Kota Bltar", 2024, 7]]
    for name in ("folder 081234567827/SPI narahubung 081234567820.xlsx", "SPI narahubung 081234567820.xlsx"):
        workbook = openpyxl.Workbook()
        workbook.active.title = "SPI 081234567821"
        for sheet in (workbook.active, workbook.create_sheet("zzq6@gmail.com")):
            for row in rows:
                sheet.append(row)
            sheet["A1"].font = openpyxl.styles.Font(color="FF0000")
        workbook.active.data_validations.append(
            openpyxl.worksheet.datavalidation.DataValidation("list", formula1="'zzq6@gmail.com'!$A$3:$A$4", sqref="A3")
        )
        workbook.save(raw / name)
    unknown = openpyxl.Workbook()
    unknown.active.title = "hub 081234567821"
    for row in (["Daftar lain"], ["Kegiatan", "Hasil kegiatan"], ["apa", 3], ["itu", 4]):
        unknown.active.append(row)
    unknown.save(raw / "x zzq5@gmail.com.xlsx")
    (raw / "zzq7@gmail.com.xlsx").write_bytes(b"x")
    (raw / "berkas 3572011203850826.pdf").write_bytes(b"x")
    return project


def ran(monkeypatch, capsys, *arguments):
    monkeypatch.setattr("sys.argv", ["workbook", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capsys.readouterr()
    return ended.value.code, printed.out + printed.err


def test_no_secret_in_a_name_reaches_a_table_a_workbook_a_draft_or_the_terminal(named, monkeypatch, capsys):
    _, checked = ran(monkeypatch, capsys, "check", "--period", "2025")
    _, traced = ran(monkeypatch, capsys, "trace", "kota-blitar", "spi", "--period", "2025")
    _, status = ran(monkeypatch, capsys, "status", "--period", "2025")
    assert "folder (disamarkan)/SPI narahubung (disamarkan).xlsx, SPI (disamarkan), C3" in traced
    written = [path for folder in ("reports", "data/processed") for path in (named / folder).rglob("*")]
    outputs = [
        *everything(named / "reports"),
        *everything(named / "data" / "processed"),
        *shown_to_people(Assessment.load("2025")),
        ("terminal", checked + traced + status),
        ("paths", "\n".join(map(str, written))),
    ]
    assert [(name, secret) for name, text in outputs for secret in NAMES if secret in text] == []


def test_files_with_masked_names_have_their_marked_copy_with_its_looks_and_their_draft(named, monkeypatch, capsys):
    ran(monkeypatch, capsys, "check", "--period", "2025")
    target = named / "reports" / "2025" / "temuan"
    copies = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
    first = "SPI narahubung (disamarkan).xlsx"
    assert copies == [first, f"folder (disamarkan)/{first}", "x (disamarkan) - hub (disamarkan).yaml"]
    workbook = openpyxl.load_workbook(target / first)
    assert workbook.sheetnames == ["Temuan", "SPI (disamarkan)", "(disamarkan)"]
    assert [workbook[title]["A4"].comment is not None for title in workbook.sheetnames[1:]] == [True, True]
    assert workbook["SPI (disamarkan)"]["A1"].font.color.rgb == "00FF0000"
    draft = (target / copies[2]).read_text(encoding="utf-8")
    assert "disamarkan" not in next(line for line in draft.splitlines() if line.startswith("recognised_by"))


def test_tables_of_files_with_masked_names_are_kept_until_one_of_them_changes(named):
    first = Assessment.load("2025").observations
    assert Assessment.load("2025").observations.equals(first)
    workbook = openpyxl.load_workbook(named / "data" / "raw" / "2025" / "SPI narahubung 081234567820.xlsx")
    workbook["zzq6@gmail.com"]["C3"] = 55
    workbook.save(named / "data" / "raw" / "2025" / "SPI narahubung 081234567820.xlsx")
    assert 55 in Assessment.load("2025").observations["value"].to_list()
