"""What nobody published is listed, under the weighting used, and nothing else is."""

from antikorupsi.rules.frameworks.assumed import assumptions
from antikorupsi.rules.frameworks.loading import load

PILOT = load("kabkota-2025")


def subjects(scheme: str) -> list[str]:
    """What is assumed, in English."""
    return [assumption.subject.en for assumption in assumptions(PILOT, scheme)]


def test_every_assumption_of_the_pilot_is_listed() -> None:
    assert subjects("equal_indicators") == [
        "Threshold: SAKIP accountability rating",
        "Threshold: SPIP internal-control maturity",
        "Threshold: SPBE e-government index",
        "Grouping of indicators into components",
        "Weights: All indicators weigh the same",
        "Scale of the indicators' scores",
        "Mean of the assessors without a pleno value",
        "Least coverage for a total",
        "Age of a figure that may decide",
        "Figures known in time",
        "Figures said by name",
        "Figures of the same instrument",
        "Final figures",
        "Sources that do not contradict",
        "Verdicts that are certain",
        "Successor: Public-service compliance",
        "How long it stands: Legal status of the heads of region and agencies",
        "Least coverage for a rank",
        "Trend towards a threshold",
        "Nearest peers",
        "Uncertainty: draws",
        "Uncertainty: weights",
        "Uncertainty: grouping of the total",
        "Uncertainty: disagreement of the assessors",
        "Uncertainty: error of surveys",
        "Uncertainty: indicators without a score",
        "Classes: Integrity assessment survey (SPI), 2021-2022",
    ]


def test_only_the_weights_used_are_listed() -> None:
    assert "Weights: All components weigh the same" in subjects("equal_components")
    assert "Weights: All indicators weigh the same" not in subjects("equal_components")


def test_assumptions_are_worded_in_both_languages() -> None:
    for assumption in assumptions(PILOT, PILOT.default_weights):
        assert assumption.basis == "assumption"
        assert assumption.subject.id != assumption.subject.en
        assert assumption.source
