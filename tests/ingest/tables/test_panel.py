"""Working papers: contradictions become findings, and none of them loses a score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.ingest.tables.finding_rules import say_finding
from antikorupsi.ingest.tables.panel_checks import check_papers
from antikorupsi.ingest.tables.records import Observation

INDICATORS = ["i01", "i02"]


def seen(item, value=None, label=None, assessor="", file="a.xlsx", cell="D8"):
    place = {"file": file, "sheet": "Lembar", "cell": cell, "stage": "penilaian", "assessor": assessor}
    return Observation(region="35.72", instrument="penilaian", item=item, year=2025, value=value, label=label, **place)


def complete(*papers):
    """A paper without any contradiction for indicator 1, and what is given for indicator 2."""
    return [seen("i01.skor", 80, assessor="KPK"), seen("i01.bukti", label="SK"), *papers]


GOOD = [seen("i02.skor", 90, assessor="KPK"), seen("i02.skor", 80, assessor="BPKP"), seen("i02.bukti", label="SK UPG")]


SECOND = seen("i01.skor", 70, assessor="KPK", file="b.xlsx")


@pytest.mark.parametrize(
    ("paper", "rules"),
    [
        (complete(*GOOD), []),
        (complete(*GOOD[:2]), ["score_without_evidence"]),
        (complete(*GOOD, seen("i02.pleno", 85)), []),
        (complete(*GOOD, seen("i02.pleno", 95)), ["pleno_outside"]),
        (complete(seen("i02.pleno", 95), GOOD[2]), ["pleno_without_assessor"]),
        (complete(*GOOD, seen("i02.skor", 64.9, assessor="Kemenkeu")), ["assessors_apart"]),
        (complete(*GOOD, seen("i02.skor", 65, assessor="Kemenkeu")), []),
        (complete(GOOD[2]), ["evidence_without_score", "indicators_unscored"]),
        (complete(GOOD[2], seen("i02.status_bukti", label="tidak ada")), ["indicators_unscored"]),
        (complete(), ["indicators_unscored"]),
        ([*complete(*GOOD), SECOND], ["score_without_evidence", "indicators_unscored", "two_papers"]),
    ],
)  # fmt: skip
def test_contradictions_are_found(paper, rules):
    assert [finding.rule for finding in check_papers(paper, INDICATORS)] == rules


def said(paper, language):
    (found,) = check_papers(paper, INDICATORS)
    return say_finding(found.rule, found.details, language).message


def test_who_is_apart_and_what_lies_outside_is_said_with_the_figures_of_each_language():
    apart = complete(*GOOD, seen("i02.skor", 64.9, assessor="Kemenkeu"))
    assert said(apart, "id").endswith("64,9 (Kemenkeu), 90 (KPK).")
    assert said(apart, "en").endswith("64.9 (Kemenkeu), 90 (KPK).")
    outside = complete(*GOOD, seen("i02.pleno", 95.5))
    assert ["95,5" in said(outside, "id"), "95.5" in said(outside, "en")] == [True, True]


def test_a_second_paper_names_the_first():
    papers = [*complete(*GOOD), SECOND]
    twin = next(finding for finding in check_papers(papers, INDICATORS) if finding.rule == "two_papers")
    assert (twin.file, twin.details["other"]) == ("b.xlsx", "a.xlsx, Lembar")


@given(
    st.lists(
        st.builds(
            seen,
            st.sampled_from(["i01.skor", "i02.skor", "i02.pleno", "i01.bukti"]),
            st.floats(0, 100),
            assessor=st.sampled_from(["KPK", "BPKP"]),
            file=st.sampled_from(["a.xlsx", "b.xlsx"]),
        )
    )
)
def test_checks_never_change_or_drop_a_score(papers):
    before = list(papers)
    check_papers(papers, INDICATORS)
    assert papers == before
