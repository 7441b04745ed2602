"""The simulated villages: scores equal to a computation by hand, and an assessment that suits whom it is of."""

import pytest

from antikorupsi.assess.assessment import Assessment
from antikorupsi.common.project import WorkbookError

SCORED = {"01.01.01.2001": 94.0, "01.01.01.2002": 88.0, "02.01.01.2001": 92.0}


@pytest.fixture(scope="module")
def villages():
    return Assessment.load("desa-contoh")


def score(centre, number, decided=None):
    """What the papers give an indicator: three assessors around the centre, or what the plenary decided."""
    mean = centre + (number * 7) % 9 - 4
    return mean + 1 if number == decided else mean


def weight(number):
    """The guide gives component 1 (five indicators) 25 and its first indicator 5; the rest is shared equally."""
    return 5.0 if number <= 5 else 75 / 13


@pytest.mark.parametrize(("code", "centre"), SCORED.items())
def test_totals_are_those_of_a_computation_by_hand(villages, code, centre):
    by_hand = sum(weight(number) * score(centre, number, decided=18) for number in range(1, 19)) / 100
    assert villages.totals[code] == pytest.approx(by_hand, abs=1e-6)


def test_components_weigh_what_the_guide_says_and_what_is_assumed(villages):
    view = villages.region("01.01.01.2001")
    shares = [view.score("component", f"k{number}")["weight"] for number in range(1, 6)]
    assert shares == pytest.approx([0.25, 3 * 0.75 / 13, 5 * 0.75 / 13, 3 * 0.75 / 13, 2 * 0.75 / 13], abs=1e-7)
    by_hand = sum(score(94.0, number) for number in range(1, 6)) / 5
    assert view.score("component", "k1")["score"] == pytest.approx(by_hand)
    assumed = {assumption.subject.en for assumption in view.assumptions}
    assert "Weights: Weights of the guide, the rest shared equally" in assumed


def test_a_total_needs_65_percent_of_the_weight_and_counts_what_is_there(villages):
    partly = villages.region("01.01.02.2001")
    scored = [number for number in range(1, 19) if number not in (3, 8)]
    covered = sum(map(weight, scored))
    by_hand = sum(weight(number) * score(86.0, number, decided=18) for number in scored) / covered
    assert partly.total == pytest.approx(by_hand, abs=1e-6)
    assert partly.score("total", "total")["coverage"] == pytest.approx(covered / 100, abs=1e-6)
    assert villages.region("01.01.02.2002").total is None
    assert villages.totals["01.01.02.2002"] == 89.75


def test_the_predicate_is_the_published_one(villages):
    predicates = {code: villages.framework.predicate(total) is not None for code, total in villages.totals.items()}
    assert predicates == {
        "01.01.01.2001": True,
        "01.01.01.2002": False,
        "01.01.02.2001": False,
        "01.01.02.2002": False,
        "02.01.01.2001": True,
        "02.01.01.2002": True,
    }


def test_there_are_no_verdicts_where_there_are_no_criteria(villages):
    assert villages.verdicts.empty
    assert villages.eligibility.empty


def test_villages_are_ranked_among_all_in_their_kabupaten_and_in_their_province(villages):
    row = villages.region("02.01.01.2001").score("total", "total")
    ranks = [(row[f"rank{of}"], row[f"ranked{of}"]) for of in ("", "_in_type", "_in_province")]
    assert ranks == [(2, 4), (1, 1), (1, 1)]


def test_exactly_the_planted_faults_are_found(villages):
    errors = villages.findings[villages.findings["severity"] == "error"]
    assert list(zip(errors["rule"], errors["cell"], strict=True)) == [
        ("ambiguous_region", "C10"),
        ("code_of_kabupaten", "C11"),
    ]
    assert "bukan kode desa" in " ".join(errors["message"])
    assert set(villages.findings["rule"]) == {"ambiguous_region", "code_of_kabupaten", "indicators_unscored"}


def test_a_framework_is_applied_to_those_it_assesses_only():
    with pytest.raises(WorkbookError, match=r"kabkota-2025 assesses kabupaten and kota, not desa \(villages\)"):
        Assessment.load("desa-contoh", framework="kabkota-2025")
    with pytest.raises(WorkbookError, match=r"desa-2021 assesses desa \(villages\), not kabupaten and kota"):
        Assessment.load("contoh", framework="desa-2021")
