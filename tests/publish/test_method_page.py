"""The page of the method says what holds of all reports, in the language of the publication."""

import re
from datetime import UTC, datetime
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from antikorupsi.common import Addresses
from antikorupsi.publish.general_rules import GENERAL_RULES
from antikorupsi.publish.method_page import method_files, method_page
from antikorupsi.rules import assumptions

MADE = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("code", ["id", "en"])
def test_every_rule_criterion_indicator_and_assumption_stands_there(assessment_2025, code):
    page, framework = unescape(method_page(assessment_2025, Addresses("2025", code), MADE)), assessment_2025.framework
    words = assessment_2025.words(code)
    names = [words.say(name) for name, _ in GENERAL_RULES]
    names += [words.pick(each.name) for each in (*framework.criteria, *framework.indicators)]
    names += [words.pick(each.subject) for each in assumptions(framework, assessment_2025.weights)]
    assert [name for name in names if name not in page] == []
    assert f'<html lang="{code}">' in page
    assert 'href="index.html"' in page


def test_the_page_on_simulated_data_says_so(assessment_contoh):
    assert "SIMULASI" in method_page(assessment_contoh, Addresses("contoh"), MADE)


def test_the_page_links_to_its_pdf_that_is_alike_whenever_it_is_made(assessment_2025):
    files = method_files(assessment_2025, Addresses("2025"), MADE)
    assert list(files) == ["metode.pdf", "metode.html"]
    assert b'href="metode.pdf"' in files["metode.html"]
    assert files["metode.pdf"].startswith(b"%PDF-")
    assert method_files(assessment_2025, Addresses("2025"), MADE) == files


def test_addresses_of_sources_are_links_named_by_their_site(assessment_2025):
    page = method_page(assessment_2025, Addresses("2025"), MADE)
    shown = unescape(re.sub(r"<[^>]*>", " ", page.partition("<main")[2].partition("</main>")[0]))
    assert 'href="https://bogoraktual.id/read/1417" rel="noreferrer">bogoraktual.id</a> (10 Des 2024)' in page
    assert "https://" not in shown


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("period", ["2025", "contoh"])
def test_no_page_of_its_pdf_is_almost_empty(request, period, code):
    assessment = request.getfixturevalue(f"assessment_{period}")
    document = PdfReader(BytesIO(method_files(assessment, Addresses(period, code), MADE)["metode.pdf"]))
    lines = [len([line for line in page.extract_text().splitlines() if line.strip()]) for page in document.pages]
    assert min(lines) >= 25, lines
