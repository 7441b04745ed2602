"""A page stands alone: no script, no request, nothing unescaped, and nothing unfinished is published."""

import re
from datetime import UTC, datetime

import nbformat
import pytest

from antikorupsi.common import markup
from antikorupsi.publish.pages.checking import IncompleteReportError, check_executed
from antikorupsi.publish.pages.rendering import render_html
from antikorupsi.publish.placing.placing import place_text

MOMENT = datetime(2025, 12, 9, 8, 30, tzinfo=UTC)


def executed(*pieces, count=1):
    notebook = nbformat.v4.new_notebook()
    notebook.cells.append(nbformat.v4.new_markdown_cell("# A question in English"))
    for piece in pieces:
        output = nbformat.v4.new_output("execute_result", {"text/html": str(piece), "text/plain": "x"})
        notebook.cells.append(nbformat.v4.new_code_cell("secret_call()", outputs=[output], execution_count=count))
    return notebook


def test_a_page_shows_the_outputs_and_no_code_no_question_no_script():
    page = render_html(executed(markup.tag("h1", "Kota Blitar"), markup.heading("Sumber", "sumber")), "id", MOMENT)
    assert "<h1>Kota Blitar</h1>" in page
    assert "secret_call" not in re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
    assert "A question in English" not in page
    assert "<script" not in page
    assert '<html lang="id">' in page
    assert "<title>Kota Blitar</title>" in page
    assert '<a href="#sumber">Sumber</a>' in page


def test_a_page_asks_the_network_for_nothing():
    page = render_html(executed(markup.tag("h1", "x")), "id", MOMENT)
    assert "default-src 'none'" in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
    assert "@import" not in page
    assert "url(" not in page


def test_hostile_text_is_shown_as_text():
    text = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    page = render_html(executed(markup.tag("h1", text), markup.heading(text, "a")), "id", MOMENT)
    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    "notebook",
    [
        executed(markup.tag("h1", "x"), count=None),
        executed(markup.tag("p", "no title")),
        executed(markup.tag("h1", "x")),
    ],
    ids=["a cell that did not run", "no title", "no section"],
)
def test_an_unfinished_notebook_is_refused(notebook):
    with pytest.raises(IncompleteReportError):
        check_executed(notebook, ("sumber",))


def test_a_notebook_with_an_error_is_refused():
    notebook = executed(markup.tag("h1", "x"))
    notebook.cells[-1].outputs.append(nbformat.v4.new_output("error", ename="KeyError", evalue="'x'", traceback=[]))
    with pytest.raises(IncompleteReportError, match="error"):
        check_executed(notebook)


def test_a_notebook_with_an_output_in_no_known_form_is_refused():
    notebook = executed(markup.tag("h1", "x"))
    notebook.cells[-1].outputs[0]["data"] = "a text where types and their texts belong"
    with pytest.raises(nbformat.ValidationError):
        check_executed(notebook)


@pytest.mark.parametrize("drawn", ["", "<svg></svg>"])
def test_a_notebook_whose_chart_is_empty_is_refused_by_its_title(drawn):
    chart = f'<figure><figcaption>Skor naik</figcaption><div class="chart">{drawn}</div></figure>'
    with pytest.raises(IncompleteReportError, match="chart of Skor naik"):
        check_executed(executed(markup.tag("h1", "x"), chart))


def test_a_complete_notebook_passes():
    check_executed(executed(markup.tag("h1", "x"), markup.heading("Sumber", "sumber")), ("sumber",))


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    target = tmp_path / "laporan.html"
    place_text("lama", target)
    with pytest.raises(UnicodeEncodeError):
        place_text("baru \ud800", target)
    assert target.read_text() == "lama"
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.html"]
