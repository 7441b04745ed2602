"""A page's data say what the page says: in short within it, whole beside it, and no text in them is ever markup."""

import json
import re
from datetime import UTC, datetime

import nbformat
import pytest

from antikorupsi.assess import CountryView
from antikorupsi.common import LINKED_DATA, Addresses, markup
from antikorupsi.publish import render_html
from antikorupsi.publish.pages.description import completed, description_file, page_description
from antikorupsi.show import country_data, region_data
from helpers import region_report

MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
PAGE = "daerah/kota-blitar.html"
BASE = "https://contoh.example/2025/"
SCRIPT = re.compile(rf'<script type="{re.escape(LINKED_DATA)}">(.*?)</script>', re.DOTALL)
MOST_BYTES = 2000  # of the script; most regions need about 1100


def page_of(data, title="Kota Blitar", address="urn:uuid:0", language="id"):
    """A page whose first cell gives these data, as a notebook does, and its description."""
    content = {"text/html": str(markup.tag("h1", title)), LINKED_DATA: data}
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("execute_result", content)], execution_count=1)
    notebook = nbformat.v4.new_notebook(cells=[cell])
    nbformat.validate(notebook)
    description = page_description(notebook, MADE, address)
    return render_html(notebook, language, MADE, description=description), description


def embedded(page):
    (script,) = SCRIPT.findall(page)
    return json.loads(script)


@pytest.fixture(scope="module")
def blitar(assessment_2025):
    return assessment_2025.region("35.72", "id")


def measured(description):
    return {each["propertyID"]: each for each in description["variableMeasured"]}


def test_the_data_say_the_verdict_and_each_figure_of_the_criteria(blitar):
    page, description = page_of(region_data(blitar))
    found = measured(description)
    assert found["eligibility"]["value"] == blitar.eligibility
    assert found["as_of"]["value"] == "2025-12-31"
    for row in blitar.verdict_rows:
        assert found[f"{row.criterion}_status"]["value"] == row.status
    assert found["spi_value"] | {} == {
        "@type": "PropertyValue",
        "@id": "#kriteria-spi",
        "propertyID": "spi_value",
        "value": 77.1,
        "description": "meets, 2024",
    }
    assert found["published_total"]["value"] == 92.15
    short = embedded(page)
    assert short["@type"] == "Dataset"
    assert [each for each in short["variableMeasured"] if each not in description["variableMeasured"]] == []
    assert {"eligibility", "spi_value"} <= measured(short).keys()


def test_a_figure_that_does_not_decide_is_none_of_the_data(assessment_2025):
    view = assessment_2025.region("35.05", "id")
    undecided = [row.criterion for row in view.verdict_rows if row.status == "no_data" and row.label]
    assert undecided
    found = measured(region_data(view))
    assert [name for name in undecided if f"{name}_label" in found] == []


def test_every_anchor_of_the_data_is_on_the_page(assessment_contoh):
    view = assessment_contoh.region("01.02", "id")
    parts = [
        each.markup for name in ("criteria", "indicators", "sources") if (each := getattr(region_report, name)(view))
    ]
    shown = "".join(parts)
    data = region_data(view)
    anchors = [each["@id"] for each in [*data["variableMeasured"], *data["isBasedOn"]] if "@id" in each]
    anchors += [each["@id"] for part in data["hasPart"] for each in part["variableMeasured"]]
    assert {"#kriteria-spi", "#indikator-i07"} <= set(anchors)
    assert [anchor for anchor in anchors if f'id="{anchor[1:]}"' not in shown] == []


def test_the_part_with_the_scores_of_the_panel_is_named_in_words(assessment_contoh):
    assert region_data(assessment_contoh.region("01.02", "id"))["hasPart"][0]["name"] == "Nilai panel, tahap penilaian"


def test_the_file_holds_whole_addresses_and_the_page_anchors(blitar):
    page, description = page_of(region_data(blitar), address=Addresses("2025", base=BASE).of(PAGE))
    whole = json.loads(description_file(description))
    assert measured(whole)["spi_value"]["@id"] == f"{BASE}{PAGE}#kriteria-spi"
    assert all(each["@id"].startswith(f"{BASE}{PAGE}#sumber-") for each in whole["isBasedOn"])
    assert any(url.startswith("https://") for each in whole["isBasedOn"] for url in each.get("url", []))
    short = embedded(page)
    assert (short["@id"], short["@context"]) == (f"{BASE}{PAGE}", "https://schema.org")
    assert "#sumber-1" in short["isBasedOn"]


def test_without_a_base_anchors_belong_to_the_urn_of_the_page(blitar):
    page, _ = page_of(region_data(blitar), address=(urn := Addresses("2025").of(PAGE)))
    short = embedded(page)
    assert (short["@id"], short["@context"][1]) == (urn, {"@base": urn})


def test_the_page_is_cited_in_one_line_with_day_hash_address_and_licence(blitar):
    page, _ = page_of(region_data(blitar), address=f"{BASE}{PAGE}")
    footer = page.split("<footer>")[1]
    for said in (
        "Workbook Kabupaten/Kota Antikorupsi: Kota Blitar (35.72), tahun penilaian 2025, hasil per 31 Desember 2025",
        f"dibuat pada 2 Januari 2026; kode isi {blitar.content_hash}",
        f'<a href="{BASE}{PAGE}">',
        'rel="license">CC BY 4.0</a>',
    ):
        assert said in footer
    assert "urn:" not in page_of(region_data(blitar), address="urn:uuid:0")[0].split("<footer>")[1]


def test_a_page_in_english_is_cited_in_english(assessment_2025):
    page, _ = page_of(region_data(assessment_2025.region("35.72", "en")), language="en")
    assert "Cite as: " in page
    assert "verdicts as of 31 December 2025" in page


def test_the_data_of_a_simulated_region_say_so(assessment_contoh):
    assert region_data(assessment_contoh.region("01.01", "id"))["name"].startswith("SIMULASI: ")


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028alert(1)", "&lt;/script&gt;", '"\\']
)
def test_no_text_can_end_the_element_or_a_line_of_it(blitar, text):
    data = region_data(blitar)
    data["name"] = data["creditText"] = text
    data["variableMeasured"][2]["value"] = text
    data["variableMeasured"].append({"@type": "PropertyValue", "propertyID": "x_label", "value": text})
    page, _ = page_of(data)
    (script,) = SCRIPT.findall(page)
    assert not set(script) & set("<>&\u2028\u2029")
    assert page.count("<script") == page.count("</script>") == 1
    assert embedded(page)["name"] == text
    assert "alert(1)</script>" not in page


def test_the_data_make_no_page_much_larger(assessment_2025, assessment_contoh):
    for assessment in (assessment_2025, assessment_contoh):
        for code in assessment.codes[:: max(1, len(assessment.codes) // 40)]:
            page, _ = page_of(region_data(assessment.region(code, "id")), address=f"{BASE}{PAGE}")
            assert len(SCRIPT.search(page)[0].encode()) <= MOST_BYTES, code


def test_a_page_over_many_regions_counts_its_verdicts_and_has_a_hash_of_what_it_shows(assessment_2025):
    data = country_data(CountryView(assessment_2025, assessment_2025.words("id"), "35"))
    found = {each["propertyID"]: each["value"] for each in data["variableMeasured"]}
    expected = assessment_2025.eligibility.reindex(assessment_2025.codes_in("35")).value_counts().to_dict()
    assert {name: count for name, count in found.items() if count} == expected
    assert data["spatialCoverage"]["name"] == "Jawa Timur"
    one, same, other = (completed(data, [shown], MADE, "urn:uuid:0")["identifier"] for shown in ("a", "a", "b"))
    assert one == same != other


def test_a_page_whose_cells_give_no_data_has_none():
    content = {"text/html": "<h1>x</h1>"}
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("execute_result", content)], execution_count=1)
    assert page_description(nbformat.v4.new_notebook(cells=[cell]), MADE, "urn:uuid:0") is None
