"""Strata, clusters, groups and labels that look alike are one, whatever nobody sees in them."""

import unicodedata

import pytest

ANSWERS = [[(number * 7 + unsur) % 4 + 1 for unsur in range(9)] for number in range(60)]
NAMES = ["Désa A"] * 20 + ["Désa B"] * 20 + ["Désa C"] * 20
WAYS = {
    "zero-width blank": lambda name: name + "\u200b",
    "zero-width joiner inside": lambda name: name[:3] + "\u200d" + name[3:],
    "byte-order mark": lambda name: "\ufeff" + name,
    "soft hyphen": lambda name: name[:2] + "\u00ad" + name[2:],
    "word joiner": lambda name: name + "\u2060",
    "direction mark": lambda name: "\u200e" + name,
    "variation selector": lambda name: name + "\ufe0f",
    "decomposed letters": lambda name: unicodedata.normalize("NFD", name),
    "no-break space": lambda name: name.replace(" ", "\u00a0"),
    "wide letters": lambda name: name.replace("A", "\uff21"),
    "capitals": str.upper,
}
PEOPLE = {"Désa A": 400, "Désa B": 300, "Désa C": 500}


def interval(read):
    figures = {row.item: row.value for row in read.observations}
    return figures["ikm"], figures["ikm_bawah"], figures["ikm_atas"]


def mixed(way):
    return [way(name) if number % 2 else name for number, name in enumerate(NAMES)]


@pytest.mark.parametrize("way", WAYS)
def test_clusters_and_strata_that_look_alike_are_one(survey, way):
    sizes = {"Populasi Strata": [PEOPLE[name] for name in NAMES]}
    usual = interval(survey(60, {"Klaster": NAMES}, ANSWERS))
    assert interval(survey(60, {"Klaster": mixed(WAYS[way])}, ANSWERS)) == pytest.approx(usual)
    usual = interval(survey(60, {"Strata": NAMES, **sizes}, ANSWERS))
    assert interval(survey(60, {"Strata": mixed(WAYS[way]), **sizes}, ANSWERS)) == pytest.approx(usual)


@pytest.mark.parametrize(
    "written", [lambda n: f"{n}.0", lambda n: f"{n},0", lambda n: f"0{n}", lambda n: f" {n}\u200b"]
)
def test_a_number_and_its_text_are_one_cluster(survey, written):
    numbers = [1] * 20 + [2] * 20 + [3] * 20
    usual = interval(survey(60, {"Klaster": numbers}, ANSWERS))
    texts = [written(number) if place % 2 else number for place, number in enumerate(numbers)]
    assert interval(survey(60, {"Klaster": texts}, ANSWERS)) == pytest.approx(usual)


@pytest.mark.parametrize("way", WAYS)
def test_groups_that_look_alike_are_one(survey, way):
    read = survey(60, {"Unit Layanan": mixed(WAYS[way])}, ANSWERS)
    assert sorted(group.respondents for group in read.groups) == [20, 20, 20]


@pytest.mark.parametrize("way", ["zero-width blank", "byte-order mark", "soft hyphen", "word joiner"])
def test_a_label_with_unseen_signs_is_that_label(survey, way):
    sexes = [WAYS[way](name) if number % 3 else name for number, name in enumerate(["Laki-laki", "Perempuan"] * 30)]
    read = survey(60, {"Jenis Kelamin": sexes}, ANSWERS)
    assert sorted(group.respondents for group in read.groups) == [30, 30]
    assert not [finding for finding in read.findings if finding.rule == "not_a_group"]
