"""A figure that its cell takes back or doubts without a word in the row is asked back: struck out, commented on."""

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions


@pytest.fixture
def read(tmp_path):
    """Ingests a table of two regions after `change` was made to its sheet."""

    def write_and_read(change):
        book = openpyxl.Workbook()
        for row in [["Nilai MCP 2024"], ["Kab/Kota", "Nilai MCP"], ["Kota Blitar", 88.1], ["Kota Malang", 91]]:
            book.active.append(row)
        change(book.active)
        book.save(tmp_path / "a.xlsx")
        return ingest(tmp_path, regions.official())

    return write_and_read


def final(found):
    return {seen.region: seen.value for seen in found.observations if seen.status == "final"}


def errors(found):
    return [(each.rule, each.cell) for each in found.findings if each.rule != "comments_at_cells"]


@pytest.mark.parametrize("cell", ["A3", "B3"])
def test_a_struck_out_figure_or_region_is_asked_back(read, cell):
    def strike(sheet):
        sheet[cell].font = Font(strike=True)

    found = read(strike)
    assert final(found) == {"35.73": 91}
    assert errors(found) == [("struck_out", cell)]


def test_a_struck_title_says_nothing(read):
    def retitle(sheet):
        sheet["A1"].font = Font(strike=True)
        sheet["A2"], sheet["B2"] = "Kab/Kota", "Nilai MCP 2023"

    assert {seen.year for seen in read(retitle).observations} == {2023}


def test_a_raised_sign_is_no_digit_of_the_figure(read):
    def raise_digit(sheet):
        sheet["B3"] = CellRichText("88,1", TextBlock(InlineFont(vertAlign="superscript"), "1"))

    found = read(raise_digit)
    assert final(found) == {"35.73": 91}
    assert [cell for _, cell in errors(found)] == ["B3"]


@pytest.mark.parametrize("cell", ["A3", "B3"])
@pytest.mark.parametrize(
    "text",
    [
        "SALAH, seharusnya 77,2. Angka sementara.",
        "Budi:\nAngka sementara",
        "dikoreksi menjadi 77,2",
        "Perkiraan; menunggu KPK",
        "Data tahun 2022",
    ],
)
def test_a_comment_on_a_figure_is_judged_like_a_remark(read, cell, text):
    def comment(sheet):
        sheet[cell].comment = Comment(text, "a")

    assert final(read(comment)) == {"35.73": 91}


def test_a_comment_that_says_nothing_of_the_figure_is_a_note(read):
    def comment(sheet):
        sheet["B3"].comment = Comment("Sumber: laman KPK", "a")

    found = read(comment)
    assert final(found) == {"35.72": 88.1, "35.73": 91}
    assert [each.rule for each in found.findings] == ["comments_at_cells"]


def test_words_of_a_format_are_asked_back_and_those_of_other_sections_are_not(read):
    def form(sheet):
        sheet["B3"].number_format = '0.0" (sementara)"'
        sheet["B4"].number_format = '0.0;-0.0;"kosong"'

    found = read(form)
    assert final(found) == {"35.73": 91}
    assert [cell for _, cell in errors(found)] == ["B3"]
