"""Villages get the same reports by the same code: in all formats, in both languages, in words that suit villages."""

import json
import re

import openpyxl
import pytest
from markupsafe import Markup
from pypdf import PdfReader

from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.parameters import Parameters
from antikorupsi.common.language import Language
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.running import run

pytestmark = pytest.mark.slow

VILLAGES = {
    "01.01.01.2001": "desa-contoh-sukamaju-0101012001",
    "01.01.02.2001": "desa-contoh-sukamaju-0101022001",
    "01.02.01.2002": "desa-contoh-rukun-0102012002",
}
# What would speak of others than villages; an indicator of the guide itself says "pemerintah pusat/daerah".
OTHERS = re.compile(
    r"kabupaten\s*(?:dan|/|atau)\s*kota|kabupaten and kota|semua (?:kota|kabupaten)|(?<!pusat/)\bdaerah\b"
    r"|regenc|\bcities\b|\bregions?\b|\b514\b|kriteria calon|delapan kriteria|eight criteria",
    re.IGNORECASE,
)
ASSUMED = {"id": "Yang diumumkan hanya komponen 1 (25)", "en": "Only component 1 (25) and its first indicator (5)"}
RESTS = {"id": "bertumpu pada bobot yang diasumsikan", "en": "rests on assumed weights"}


@pytest.fixture(scope="module", params=["id", "en"])
def published(request, tmp_path_factory):
    """The language, the folder and all pages of a few villages by name."""
    folder = tmp_path_factory.mktemp(f"villages-{request.param}")
    parameters = Parameters(period="desa-contoh", language=request.param)
    formats = ("html", "pdf", "xlsx") if request.param == "id" else ("html", "xlsx")
    ended = run(RunOptions(parameters, tuple(VILLAGES), reports=str(folder), formats=formats))
    assert [outcome.error for outcome in ended.failed] == []
    return request.param, ended.folder, {path.stem: shown(path) for path in ended.folder.rglob("*.html")}


def shown(path):
    """What a reader sees and hears of a page: without its code, style and script."""
    page = path.read_text(encoding="utf-8")
    page = re.sub(
        r"<style.*?</style>|<script.*?</script>|<details class=\"code\".*?</details>", "", page, flags=re.DOTALL
    )
    spoken = " ".join(re.findall(r'(?:aria-label|data-texts|title)="([^"]*)"', page))
    return str(Markup(re.sub(r"<[^>]+>", " ", page) + spoken).unescape())


def test_every_village_has_its_page_in_all_formats_under_a_name_of_its_own(published):
    language, folder, pages = published
    kinds = {".html", ".ipynb", ".json", ".xlsx"} | ({".pdf"} if language == "id" else set())
    for slug in VILLAGES.values():
        assert {path.suffix for path in (folder / "daerah").glob(f"{slug}.*")} == kinds
    assert {"index", "ringkasan", "01"} < set(pages)


def test_no_page_speaks_of_kabupaten_and_kota_or_of_regions(published):
    _, _, pages = published
    assert {name: OTHERS.findall(page) for name, page in pages.items() if OTHERS.search(page)} == {}


def test_pdf_files_scorecards_and_results_speak_of_villages_too(published):
    _, folder, _ = published
    for path in (folder / "daerah").glob("*.pdf"):
        text = " ".join(page.extract_text() for page in PdfReader(path).pages)
        assert "Workbook Desa Antikorupsi" in text
        assert OTHERS.findall(text) == []
    for path in (*(folder / "daerah").glob("*.xlsx"), folder / "hasil.xlsx"):
        cells = [cell.value for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row]
        said = [str(value) for value in cells if value not in (None, "region")]  # the name of a column, for machines
        assert OTHERS.findall(" ".join(said)) == []


def test_every_page_says_simulasi_and_what_is_assumed_of_the_weights(published):
    language, _, pages = published
    assert all("SIMULASI" in page for page in pages.values())
    for slug in VILLAGES.values():
        assert ASSUMED[language] in pages[slug]
    assert RESTS[language] in pages["desa-contoh-sukamaju-0101012001"]


def test_a_page_says_where_the_village_lies_and_what_its_total_is_called(published):
    language, _, pages = published
    page = pages["desa-contoh-sukamaju-0101012001"]
    assert "Kecamatan Contoh Hulu, Kabupaten Contoh Makmur, Provinsi Contoh" in page
    assert re.search(r"●\s+(Lulus|Passed)", page)
    total = Assessment.load("desa-contoh").totals["01.01.01.2001"]
    assert Language(language).number(total) in page


def test_no_section_is_empty(published):
    _, folder, _ = published
    for path in (folder / "daerah").glob("*.html"):
        page = path.read_text(encoding="utf-8").split("<main ")[1].split("</main>")[0]
        for section in page.split("<h2 ")[1:]:
            body = re.sub(r"<[^>]+>", " ", section.partition("</h2>")[2])
            assert len(body.split()) > 4, section[:60]


def test_a_scorecard_of_a_village_has_no_sheet_of_criteria(published):
    language, folder, _ = published
    book = openpyxl.load_workbook(folder / "daerah" / "desa-contoh-sukamaju-0101012001.xlsx")
    assert (
        book.sheetnames
        == {
            "id": ["Ringkasan", "Indikator", "Asumsi", "Alasan", "Sumber"],
            "en": ["Summary", "Indicators", "Assumptions", "Reasons", "Sources"],
        }[language]
    )


def test_results_name_kecamatan_and_kabupaten_and_give_no_verdicts(published):
    _, folder, _ = published
    results = json.loads((folder / "hasil.json").read_text(encoding="utf-8"))
    first = results["regions"][0]
    assert (first["kecamatan"], first["kabupaten"]) == ("Contoh Hulu", "Kabupaten Contoh Makmur")
    assert set(first) == set(results["meta"]["columns"])
    assert not any("criteria" in name or name == "eligibility" for name in first)
