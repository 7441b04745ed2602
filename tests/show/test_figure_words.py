"""The words for thresholds and for criteria inside sentences."""

import pytest

from antikorupsi.common import Language
from antikorupsi.rules import frameworks
from antikorupsi.show.figure_words import in_sentence, names_in_a_list, threshold


@pytest.mark.parametrize(
    ("language", "name", "inside"),
    [
        ("id", "Opini BPK", "opini BPK"),
        ("id", "Nilai MCP/MCSP", "nilai MCP/MCSP"),
        ("id", "Status hukum kepala daerah dan kepala OPD", "status hukum kepala daerah dan kepala OPD"),
        ("id", "Survei Penilaian Integritas (SPI)", "Survei Penilaian Integritas (SPI)"),
        ("en", "Public-service compliance", "public-service compliance"),
        ("en", "SPBE e-government index", "SPBE e-government index"),
    ],
)
def test_a_criterion_has_a_small_letter_inside_a_sentence_unless_its_name_is_a_proper_one(language, name, inside):
    assert name in {each.name.in_language(language) for each in frameworks.load("kabkota-2025").criteria}
    assert in_sentence(name) == inside


def test_only_the_first_name_of_a_cell_has_a_capital_letter():
    assert names_in_a_list(["Maturitas SPIP", "Indeks SPBE", "Opini BPK"]) == "Maturitas SPIP, indeks SPBE, opini BPK"


@pytest.mark.parametrize(("bound", "shown"), [(3.0, "minimal level 3 (Terdefinisi)"), (3.5, "minimal 3,5")])
def test_a_bound_is_called_by_its_scale_and_another_one_is_a_number(bound, shown):
    spip = frameworks.load("kabkota-2025").criterion("spip")
    rule = spip.rule.model_copy(update={"threshold": bound})
    assert threshold(spip.model_copy(update={"rule": rule}), Language("id")) == shown
