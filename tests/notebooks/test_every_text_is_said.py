"""No text reaches a page or a workbook past the catalogue: with every translation marked, nothing unmarked is left."""

import re
from datetime import date, datetime

import nbformat
import openpyxl
import pytest
from markupsafe import Markup

from antikorupsi.common import language
from antikorupsi.common.project import root
from antikorupsi.publish.pages.rendering import render_html
from antikorupsi.publish.results.columns import result_columns
from antikorupsi.publish.results.files import result_files
from antikorupsi.publish.results.further_tables import further_tables
from antikorupsi.publish.scorecard.writing import write_scorecard
from antikorupsi.rules import frameworks
from antikorupsi.rules.basis import Text
from antikorupsi.rules.instruments.loading import instrument_by_id
from antikorupsi.show import BAR_WORDS, DOUBT_WORDS, REASON_WORDS
from helpers import Assessment
from tests.notebooks.running import value_of

pytestmark = pytest.mark.slow

MADE = datetime(2026, 1, 2, 3, 4)
NAMES = {"Workbook", "Kabupaten", "Kota", "Antikorupsi", "data", "raw", "kabkota", "equal", "indicators", "workbook"}
WORDS_FOR_MACHINES = (
    "eligible",
    "not_eligible",
    "undetermined",
    "meets",
    "fails",
    "no_data",
    "awaiting_checks",
    "not_assessed",
    *BAR_WORDS,
    *REASON_WORDS,
    *DOUBT_WORDS,
    "period",
    "oldest_figure_years",
    "framework",
    "weights",
    "reaches",
    "stays_below",
    "holds",
    "falls_below",
    "reached",
    "reachable",
    "not_reachable",
    "no_total",
)
WORD = re.compile(r"[^\W\d_]{3,}")
SHOWN_ATTRIBUTES = re.compile(r'(?:aria-label|title|alt|data-label)="([^"]*)"')


class Marking:
    """A catalogue that puts every text between marks."""

    def gettext(self, text):
        return f"⟦{text}⟧"


@pytest.fixture(autouse=True)
def marked(monkeypatch):
    """Everything that is translated, or picked from words in two languages, stands between marks.

    The tables are built before, so that no mark is kept in them for whoever comes next.
    """
    for period in ("contoh", "2025", "desa-contoh"):
        Assessment.load(period)
    monkeypatch.setattr(language, "_catalogue", lambda _code, _ending, _units=None: Marking())
    said = Text.in_language
    monkeypatch.setattr(Text, "in_language", lambda self, code: f"⟦{said(self, code)}⟧")


def executed(notebook, **parameters):
    """A notebook whose cells were run in this process with the given parameters."""
    namespace = {}
    read = nbformat.read(root() / "notebooks" / notebook, as_version=4)
    for cell in read.cells:
        if cell.cell_type == "code":
            shown = value_of(cell.source, namespace)
            if "parameters" in cell.metadata.get("tags", []):
                namespace |= parameters
            html = shown._repr_html_() if hasattr(shown, "_repr_html_") else ""
            cell.outputs = [nbformat.v4.new_output("execute_result", {"text/html": html})]
    return read


def words_outside_the_marks(page):
    """The words of a page's texts and spoken attributes that no catalogue and no framework gave."""
    body = re.sub(r"<style.*?</style>|<script.*?</script>|<details.*?</details>", "", page, flags=re.DOTALL)
    texts = [re.sub(r"<[^>]+>", "\n", body), *SHOWN_ATTRIBUTES.findall(body)]
    text, before = Markup("\n".join(texts)).unescape(), ""
    while text != before:
        text, before = re.sub(r"⟦[^⟦⟧]*⟧", "", text), text
    return set(WORD.findall(text))


def words_of_the_data(period, code):
    """What senders wrote, what regions and instruments are called: quoted as it is in either language."""
    assessment = Assessment.load(period)
    answers = [assessment.reviews, assessment.replies, assessment.actions]
    tables = [assessment.observations, assessment.groups, assessment.findings, *answers]
    cells = {
        str(value) for table in tables for name in table if table[name].dtype.kind not in "fib" for value in table[name]
    }
    cells |= {text for region in assessment.period.regions for text in (region.name, region.place, region.code)}
    cells |= {text for criterion in assessment.framework.criteria for text in (criterion.owner, criterion.source)}
    cells |= {text for province in assessment.period.regions.provinces for text in (province.name, province.short)}
    cells |= set(assessment.deliveries["sender"])
    cells.add(assessment.framework.minimum_coverage.source)
    cells |= {language.Language(code).date(date(2026, month, 1)) for month in range(1, 13)}  # days of checks
    cells |= {column.name_in(code) for each in instrument_by_id().values() for column in each.measured}
    return set(WORD.findall(" ".join(cells)))


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize(
    ("period", "region"),
    [
        ("contoh", "01.01"),
        ("contoh", "01.03"),
        ("2025", "35.72"),
        ("2025", "11.01"),
        ("desa-contoh", "01.01.01.2001"),
        ("desa-contoh", "01.01.02.2002"),
        ("desa-contoh", "01.02.01.2002"),
    ],
)
def test_a_report_says_nothing_past_the_catalogue(period, region, code):
    notebook = executed("4-region-report.ipynb", period=period, region=region, language=code)
    page = render_html(notebook, code, MADE, downloads=["a.pdf", "a.xlsx"])
    assert "⟦" in page
    assert words_outside_the_marks(page) - words_of_the_data(period, code) - NAMES == set()


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize(
    ("period", "province"), [("contoh", ""), ("2025", ""), ("2025", "35"), ("desa-contoh", ""), ("desa-contoh", "01")]
)
def test_an_overview_says_nothing_past_the_catalogue(period, province, code):
    notebook = executed("5-overview.ipynb", period=period, province=province, language=code)
    page = render_html(notebook, code, MADE)
    assert words_outside_the_marks(page) - words_of_the_data(period, code) - NAMES == set()


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("period", ["contoh", "2025", "desa-contoh"])
def test_the_method_says_nothing_past_the_catalogue(period, code):
    page = render_html(executed("6-method.ipynb", period=period, language=code), code, MADE)
    months = " ".join(language.Language(code).date(date(2026, month, 1)) for month in range(1, 13))
    names = {"MCP", "SPI", *WORD.findall(" ".join([*frameworks.available(), months]))}
    assert words_outside_the_marks(page) - words_of_the_data(period, code) - NAMES - names == set()


def words_of_workbook(path):
    """The words in the cells, comments and drop-downs of a workbook that no catalogue and no framework gave."""
    texts = []
    for sheet in openpyxl.load_workbook(path):
        texts.append(sheet.title)
        for cell in (cell for row in sheet for cell in row if cell.data_type in ("s", "f")):
            texts += [re.sub(r'^=[^"]*|"[^"]*$', " ", cell.value) if cell.data_type == "f" else str(cell.value)]
    return words_outside_the_marks(" \n ".join(texts).replace("<", " "))


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize(("period", "region"), [("contoh", "01.01"), ("desa-contoh", "01.01.01.2001")])
def test_a_scorecard_says_nothing_past_the_catalogue(period, region, code, tmp_path):
    write_scorecard(Assessment.load(period).region(region, code), tmp_path / "a.xlsx")
    left = words_of_workbook(tmp_path / "a.xlsx") - words_of_the_data(period, code) - NAMES
    assert {word for word in left if not word.isupper()} == set()  # names of functions stand in capitals


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("period", ["contoh", "desa-contoh"])
def test_results_say_nothing_past_the_catalogue(period, code, tmp_path):
    assessment = Assessment.load(period)
    for path, content in result_files(assessment, tmp_path, code).items():
        path.write_bytes(content)
    words = language.Language(code)
    further = [column for table in further_tables(assessment, words) for column in table.columns]
    columns = {column.name for column in [*result_columns(assessment.framework, words), *further]}
    criteria = [criterion.id for criterion in assessment.framework.criteria]
    machine = {
        word
        for name in [*columns, *criteria, *WORDS_FOR_MACHINES, assessment.period.name, assessment.weights]
        for word in WORD.findall(name)
    }
    left = words_of_workbook(tmp_path / "hasil.xlsx") - words_of_the_data(period, code) - NAMES - machine
    assert left == set()
