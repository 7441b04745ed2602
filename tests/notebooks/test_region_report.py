"""The report notebook, run as the schedule runs it, for contrasting regions of each period."""

import json
import re
import subprocess
import sys

import pytest

from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.parameters import Parameters
from antikorupsi.common.project import root
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.running import run

pytestmark = pytest.mark.slow

REGIONS = {
    "2025": ["35.72", "35.78", "71.07", "12.05", "95.01"],
    "contoh": ["01.01", "01.02", "01.03", "01.04", "01.05", "01.08"],
}
ENGLISH_WORDS = re.compile(
    r"\b(the|and|with|figure|score|meets|fails|no data|region|threshold|undetermined|assessment)\b", re.IGNORECASE
)
INDONESIAN_WORDS = re.compile(
    r"\b(dan|yang|dengan|memenuhi|belum|angka|hasil|syarat|asumsi|temuan|bobot)\b", re.IGNORECASE
)


@pytest.fixture(scope="module", params=list(REGIONS))
def published(request, tmp_path_factory):
    """All pages of a period's contrasting regions, by file name."""
    folder = tmp_path_factory.mktemp(f"reports-{request.param}")
    options = RunOptions(Parameters(period=request.param), tuple(REGIONS[request.param]), reports=str(folder))
    ended = run(options)
    assert [outcome.error for outcome in ended.failed] == []
    pages = {path.stem: path.read_text(encoding="utf-8") for path in ended.folder.rglob("*.html")}
    return request.param, ended.folder, pages


def region_pages(pages):
    return {
        name: page
        for name, page in pages.items()
        if name not in ("bandingkan", "index", "metode", "perubahan", "ringkasan", "tindak-lanjut")
        and not name.isdigit()
    }


def test_every_region_has_its_page_its_notebook_and_its_line_in_the_manifest(published):
    period, folder, pages = published
    assert len(region_pages(pages)) == len(REGIONS[period])
    manifest = json.loads((folder / "manifest.json").read_text())
    for name in region_pages(pages):
        assert (folder / "daerah" / f"{name}.ipynb").exists()
        assert manifest["reports"][f"daerah/{name}.html"]["error"] == ""
    assert manifest["inputs"]


def test_a_page_on_simulated_data_says_so_and_no_other_does(published):
    period, _, pages = published
    for name, page in pages.items():
        assert ("SIMULASI" in page) == (period == "contoh"), name


def test_no_figure_stands_without_a_source(published):
    _, _, pages = published
    for page in region_pages(pages).values():
        targets = set(re.findall(r'id="(sumber-\d+)"', page))
        links = set(re.findall(r'href="#(sumber-\d+)"', page))
        assert links <= targets
        criteria = page.split('id="kriteria"')[1].split("</table>")[0]
        for row in re.findall(r"<tr>(.*?)</tr>", criteria.split("<tbody>")[1], re.DOTALL):
            _, figures, *_ = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
            assert ('class="reference"' in figures) == (re.sub("<[^>]+>|–", "", figures).strip() != ""), figures


def test_verdicts_on_the_page_are_those_of_the_tables(published):
    period, _, pages = published
    assessment = Assessment.load(period)
    for code in REGIONS[period]:
        view = assessment.region(code)
        page = pages[view.region.slug]
        criteria = page.split('id="kriteria"')[1].split("</table>")[0]
        shown = re.findall(r'class="status (\w+)"', criteria)
        # Where figures were received and none decides, the page says so instead of "no data".
        assert ["no_data" if each == "undeciding" else each for each in shown] == view.verdicts["status"].tolist()


def test_no_english_word_stands_in_an_indonesian_page(published):
    _, _, pages = published
    for name, page in pages.items():
        body = re.split("<body[^>]*>", page)[1]
        body = re.sub(r'<table class="(sources|findings)">.*?</table>', "", body, flags=re.DOTALL)
        body = re.sub(r'<script.*?</script>|<details class="code".*?</details>', "", body, flags=re.DOTALL)
        body = re.sub(r"<style.*?</style>|<svg|href=\"[^\"]*\"", "", body, flags=re.DOTALL)
        text = re.sub(r"<[^>]+>", " ", body)
        assert not ENGLISH_WORDS.findall(text), name


def test_every_expected_chart_is_there_and_a_picture_beside_every_judged_figure(published):
    period, _, pages = published
    if period == "contoh":
        made = pages["kabupaten-contoh-makmur"]
        assert made.count("<figure>") == 2  # positions, trend
        assert made.count('class="bullet"') == 6 + 19 + 6 + 1  # criteria with steps, indicators, components, total
        assert pages["kota-contoh-baru"].count("<svg") == 0
    else:
        assert pages["kota-blitar"].count("<figure>") == 2
        assert pages["kota-blitar"].count('class="bullet"') == 4


def test_every_source_that_has_a_line_is_referred_to(published):
    _, _, pages = published
    for name, page in region_pages(pages).items():
        listed = set(re.findall(r'<tr><th scope="row"><span id="(sumber-\d+)"', page))
        ranges = re.findall(r'href="#sumber-(\d+)">(\d+)(?:–(\d+))?</a>', page)
        referred = {f"sumber-{n}" for first, _, last in ranges for n in range(int(first), int(last or first) + 1)}
        assert listed <= referred, name


def test_plain_papermill_runs_the_notebook(tmp_path):
    notebook = root() / "notebooks" / "4-region-report.ipynb"
    command = [
        sys.executable,
        "-m",
        "papermill",
        str(notebook),
        str(tmp_path / "out.ipynb"),
        "-p",
        "period",
        "contoh",
        "-p",
        "region",
        "01.03",
    ]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path, env=None)
    assert "Kabupaten Contoh Harapan" in (tmp_path / "out.ipynb").read_text()


def test_a_wrong_parameter_stops_the_notebook_with_a_sentence(tmp_path):
    notebook = root() / "notebooks" / "4-region-report.ipynb"
    command = [sys.executable, "-m", "papermill", str(notebook), str(tmp_path / "out.ipynb"), "-p", "regoin", "35.10"]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert ended.returncode != 0
    assert "Did you mean 'region'?" in ended.stderr


def test_an_english_page_is_english_and_says_what_a_parameter_changed(tmp_path):
    parameters = Parameters(period="contoh", language="en", overrides={"spi": 60})
    ended = run(RunOptions(parameters, ("01.02",), reports=str(tmp_path)))
    page = (ended.folder / "daerah" / "kabupaten-contoh-sejahtera.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "91.07" in page
    assert "changed by parameter; the framework says 70" in page
    assert "The threshold of integrity assessment survey (SPI) was changed by parameter" in page
    page = re.sub(r'<span lang="id">.*?</span>', "", page)  # as files name groups, and offices wrote
    text = re.sub(r"<[^>]+>", " ", re.split("<body[^>]*>", page)[1].split('id="sumber"')[0])
    text = re.sub(r"Evidence: .*?(?=\d+\.\d\d)", "", text, flags=re.DOTALL)
    assert not INDONESIAN_WORDS.findall(text)
