"""A report tells beside each criterion what was received and is not used, why, and where it stands."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from antikorupsi.show import sentences, tables
from antikorupsi.show.figure_words import in_sentence
from antikorupsi.show.unused import why_undeciding
from tests.assess.gaps.making import figure
from tests.publish.scorecard.fuzzed import with_figures

WORD = {"id": "sementara", "en": "interim"}
BECAUSE = {"id": "diterima, tidak dipakai:", "en": "received, not used:"}
NONE_RECEIVED = {"id": "belum ada angka yang diterima", "en": "no figure has been received"}


def view_of(assessment, language, *figures):
    return with_figures(assessment, figures).region("01.01", language)


def row_of(shown, named):
    """The words of the row that holds a name, and the places its references lead to."""
    rows = ElementTree.fromstring(f"<div>{shown._repr_html_()}</div>").iterfind(".//tbody/tr")
    row = next(own for own in rows if named in "".join(own.itertext()))
    return " ".join("".join(row.itertext()).split()), [link.get("href") for link in row.iter("a")]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_criterion_without_data_tells_the_interim_figure_and_its_cell(assessment_contoh, language):
    view = view_of(assessment_contoh, language, figure("mcp", 2024, 62.1, status="interim"))
    said, places = row_of(tables.criteria(view), "MCP")
    number = "62,1 (2024)" if language == "id" else "62.1 (2024)"
    assert f"{number}: {WORD[language]}" in said
    assert places == ["#sumber-1"]
    assert NONE_RECEIVED[language] not in said
    assert f"{number}: {BECAUSE[language]}" in repr(sentences.missing(view))


def test_a_criterion_that_is_judged_tells_what_is_newer_and_not_used(assessment_contoh):
    view = view_of(
        assessment_contoh, "id", figure("spi", 2023, 72.0), figure("spi", 2024, 71.0), figure("spi", 2025, 69.0)
    )
    said, _ = row_of(tables.criteria(view), "SPI")
    assert "69 (2025): angka tahun penilaian atau sesudahnya" in said
    assert "angka tahun penilaian atau sesudahnya; yang dihitung angka 2023 dan 2024" in said
    assert "72 (2023)" not in said


@pytest.mark.parametrize(
    ("received", "counting"),
    [
        (figure("spi", 2026, 71.0), "figures of 2023 and 2024 count"),
        (figure("opini_bpk", 2025, "WTP", item="opini"), "figures of 2023 and 2024 count"),
        (figure("nilai_akhir", 2026, 93.0, item="nilai", stage="penilaian"), "totals of 2025 and before count"),
        (figure("spm", 2025, 88.0, item="indeks"), "figures of 2024 and before count"),
    ],
    ids=lambda each: getattr(each, "instrument", ""),
)
def test_of_a_figure_that_is_too_new_it_is_said_which_years_count(assessment_contoh, received, counting):
    view = view_of(assessment_contoh, "en", received)
    assert [row.why for row in view.unused_rows] == ["later_year"]
    assert list(why_undeciding(view).values()) == [f"received, not used: of the assessment year or later; {counting}"]


def test_the_sources_say_beside_each_figure_that_it_is_not_used(assessment_contoh):
    view = view_of(assessment_contoh, "id", figure("spi", 2024, 71.0), figure("spi", 2025, 69.0))
    used, unused = (row_of(tables.sources(view), cell)[0] for cell in ("B2", "B3"))
    assert BECAUSE["id"] in unused
    assert BECAUSE["id"] not in used


def test_papers_of_another_year_are_told_in_place_of_scores(assessment_contoh):
    paper = figure("penilaian", 2024, 80.0, item="i02.skor", stage="penilaian", assessor="KPK")
    evidence = figure("penilaian", 2024, "SK Bupati", item="i02.bukti", stage="penilaian")
    view = view_of(assessment_contoh, "id", paper, replace(evidence, cell="C2024"))
    for shown in (sentences.scores(view), sentences.missing(view)):
        assert "Kertas kerja tahun 2024: diterima, tidak dipakai" in repr(shown)


def test_evidence_of_another_years_paper_is_not_shown_beside_a_score(assessment_contoh):
    scored = figure("penilaian", 2025, 80.0, item="i02.skor", stage="penilaian", assessor="KPK")
    evidence = figure("penilaian", 2024, "SK Bupati lama", item="i02.bukti", stage="penilaian")
    view = view_of(assessment_contoh, "id", scored, evidence)
    assert "SK Bupati lama" not in tables.indicators(view)._repr_html_()


def test_a_survey_is_told_at_its_indicator_where_the_panel_scored_nothing(assessment_contoh):
    view = view_of(assessment_contoh, "id", figure("skm", 2024, 81.5, item="ikm"))
    assert "81,5 (2024): diterima, tidak dipakai: yang dihitung adalah nilai panel" in repr(tables.indicators(view))


def test_a_survey_is_told_at_its_indicator_where_the_panel_scored_it_itself(assessment_contoh):
    paper = figure("penilaian", 2025, 80.0, item="i09.skor", stage="penilaian", assessor="KPK")
    view = view_of(assessment_contoh, "id", figure("skm", 2024, 81.5, item="ikm"), paper)
    said, _ = row_of(tables.indicators(view), "9. ")
    assert "81,5 (2024): diterima, tidak dipakai: yang dihitung adalah nilai panel" in said


@pytest.mark.parametrize(
    ("received", "reason"),
    [
        (figure("spi", 2021, 71.0), "data lama"),
        (figure("spi", 2025, 71.0), "angka tahun penilaian atau sesudahnya"),
        (figure("spi", 2024, 71.0, published="2026-01-05"), "terbit setelah tanggal acuan"),
        (figure("hukum", 2026, "ada", item="status", dated="2026-01-14"), "diperiksa setelah tanggal acuan"),
        (figure("mcp", 2024, 71.0, status="interim"), "sementara"),
        (figure("mcp", 2024, 71.0, item="perizinan"), "yang diterima baru angka lain dari instrumen ini"),
    ],
)
def test_where_a_figure_was_received_no_sentence_says_that_there_are_no_data(assessment_contoh, received, reason):
    view = view_of(assessment_contoh, "id", received)
    criterion = next(own.id for own in view.framework.criteria if own.instrument == received.instrument)
    name = view.criterion_name(criterion)
    said, _ = row_of(tables.criteria(view), name)
    assert "belum dapat dinilai" in said
    assert "data belum ada" not in said
    sentence = sentences.eligibility_sentence(view)
    received_part, none_part = sentence.split("Data belum ada")
    assert in_sentence(name) in received_part
    assert reason in received_part
    assert in_sentence(name) not in none_part


@pytest.mark.parametrize(
    ("opinions", "years"), [((), "2023 dan 2024"), ((("WTP", 2024),), "2023"), ((("WTP", 2022), ("WTP", 2023)), "2024")]
)
def test_a_criterion_of_years_in_a_row_names_those_it_lacks(assessment_contoh, opinions, years):
    figures = [figure("opini_bpk", year, label, item="opini") for label, year in opinions]
    said = repr(sentences.missing(view_of(assessment_contoh, "id", *figures)))
    assert f"Opini BPK ({years})" in said
