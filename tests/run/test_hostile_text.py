"""From spreadsheet to every output: personal data of respondents stay behind, and hostile text stays text."""

import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from antikorupsi.assess.parameters import Parameters
from antikorupsi.common.language import Language
from antikorupsi.publish.exchange.findings_workbook import write_findings
from antikorupsi.publish.exchange.marked_copies import write_marked_copies
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.running import run

pytestmark = pytest.mark.slow

PERSONAL = ["Siti Rahmawati", "3572014507890001", "0812-3456-7890", "siti@contoh.id", "petugasnya ramah sekali"]
SCRIPT = '<script>alert("x")</script>'


def write(path, rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)


def survey_rows():
    head = [["Survei Kepuasan Masyarakat (SKM)"], ["Daerah", "Kota Blitar"], ["Tahun", 2024], ["Petugas", PERSONAL[0]]]
    header = [
        "No",
        "Nama Responden",
        "NIK",
        "No HP",
        "Email",
        *[f"U{each}" for each in range(1, 10)],
        "Unit Layanan",
        "Saran",
    ]
    rows = [[row, *PERSONAL[:4], *[3] * 9, "Puskesmas", PERSONAL[4]] for row in range(1, 41)]
    rows[3][8], rows[4][14] = PERSONAL[0], PERSONAL[2]
    return [*head, header, *rows, [], [PERSONAL[0]]]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """The folder of a project whose period holds hostile text, after a whole run."""
    root = tmp_path_factory.mktemp("proyek")
    raw = root / "data" / "raw" / "2025"
    raw.mkdir(parents=True)
    shutil.copytree(Path(__file__).parents[2] / "notebooks", root / "notebooks")
    write(raw / "skm.xlsx", survey_rows())
    header = ["Kabupaten/Kota", "Tahun", "Indeks SPI", "Catatan", "Sumber"]
    spi = [["Indeks SPI"], header, ["Kota Blitar", 2024, 77.1, SCRIPT, "javascript:alert(1)"], [SCRIPT, 2024, SCRIPT]]
    write(raw / "spi.xlsx", spi)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_ROOT", str(root))
        parameters = Parameters(period="2025")
        run(RunOptions(parameters, ("35.72",), reports=str(root / "reports")))
        assessment = parameters.assessment()
        copied = write_marked_copies(
            assessment.findings, Language("id"), raw, assessment.period.regions, root / "reports" / "2025"
        )
        write_findings(assessment.findings, Language("id"), root / "reports" / "2025" / "findings.xlsx", copied)
    return root


def texts_of(path):
    if path.suffix == ".parquet":
        return pd.read_parquet(path).to_csv()
    if path.suffix == ".xlsx":
        cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row]
        return "\n".join(f"{cell.value} {cell.comment.text if cell.comment else ''}" for cell in cells)
    return path.read_text(encoding="utf-8", errors="replace")


def test_no_output_holds_personal_data_of_respondents(outputs):
    files = [
        path for folder in ("data/processed", "reports") for path in (outputs / folder).rglob("*") if path.is_file()
    ]
    assert {path.suffix for path in files} >= {".parquet", ".html", ".xlsx", ".ipynb", ".json"}
    for path in files:
        text = texts_of(path)
        for secret in PERSONAL:
            assert secret not in text, (path.name, secret)


def test_hostile_text_is_text_on_the_page(outputs):
    page = (outputs / "reports" / "2025" / "daerah" / "kota-blitar.html").read_text(encoding="utf-8")
    assert "77,1" in page
    assert SCRIPT not in page
    assert 'href="javascript:' not in page
