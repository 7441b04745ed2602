"""Columns of printed tables: words stay whole, figures on one line, and long texts get most of the width."""

import pytest

from antikorupsi.publish.pages.glyphs import width
from antikorupsi.publish.pages.page_tree import read_page
from antikorupsi.publish.pages.printing import printed

PAGE_WIDTH = 504 / 8.5  # em


def columns_of(*rows, class_=""):
    cells = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    body, _ = read_page(f"<body><table class='{class_}'>{cells}</table></body>", {})
    printed(body)
    return next(body.find_all("table")).more["columns"]


def td(text, class_=""):
    return f"<td class='{class_}'>{text}</td>"


def test_a_short_column_is_as_wide_as_its_longest_line_and_a_long_one_gets_the_rest():
    short, long = columns_of([td("Predikat SAKIP"), td("kata " * 100)], [td("SPI"), td("kata " * 80)])
    assert short > width("Predikat SAKIP")
    assert short + long > PAGE_WIDTH * 0.99
    assert long > 3 * short


def test_longer_texts_get_more():
    first, second = columns_of([td("kata " * 20), td("kata " * 200)])
    assert 2 < second / first < 6


def test_a_figure_is_not_wrapped_and_no_column_is_narrower_than_its_longest_word():
    figure, word, *_ = columns_of(
        [td("2–7 dari 35", "number"), td("pertanggungjawabannya"), *[td("kata " * 50) for _ in range(6)]]
    )
    assert figure > width("2–7 dari 35")
    assert word > width("pertanggungjawabannya")


def test_cells_across_columns_widen_none():
    across = "<th colspan='2'>" + "judul " * 50 + "</th>"
    assert columns_of([across], [td("a"), td("b")]) == columns_of([td("a"), td("b")])


def test_a_cell_of_more_than_half_a_page_may_be_split():
    body, _ = read_page(f"<body><table><tr>{td('kata ' * 3000)}{td('b')}</tr></table></body>", {})
    printed(body)
    assert ["tall" in cell.more for cell in body.find_all("td")] == [True, False]


def test_a_table_without_rows_has_a_column():
    assert len(columns_of()) == 1


def test_a_column_gets_no_more_than_its_longest_line_while_another_wraps():
    name, long = columns_of([td("2 Peningkatan Kualitas Pengawasan"), td("kata " * 12)])
    assert width("2 Peningkatan Kualitas Pengawasan") < name < 1.15 * width("2 Peningkatan Kualitas Pengawasan")
    assert long > width("kata " * 12)


def test_the_address_printed_behind_a_link_widens_its_column():
    link = (
        "<a href='https://contoh.go.id/rapat-koordinasi-pembentukan-percontohan-kabupaten-kota-antikorupsi'>contoh</a>"
    )
    plain, beside = columns_of([td("contoh"), td("kata " * 60)])
    linked, _ = columns_of([td(link), td("kata " * 60)])
    assert linked > 2 * plain
    assert beside > plain


@pytest.mark.parametrize(("rows", "words", "whole"), [(7, 2, True), (15, 2, True), (30, 2, False), (7, 200, False)])
def test_a_table_of_few_lines_stays_on_one_page(rows, words, whole):
    cells = "".join(f"<tr>{td('a')}{td('kata ' * words)}</tr>" for _ in range(rows))
    body, _ = read_page(f"<body><table>{cells}</table></body>", {})
    printed(body)
    assert ("whole" in next(body.find_all("table")).more) == whole
