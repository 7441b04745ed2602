"""One match is the region, several are a question, none is an error with the nearest names: never a guess."""

import pickle
from collections import Counter

import pytest

from antikorupsi.rules.regions.models import AmbiguousRegion, RegionError, RegionNotFound
from helpers import regions
from tests.rules.regions.asking import answer, led_elsewhere

ALL = tuple(regions.official())
SHARED = sorted(name for name, count in Counter(region.short_name for region in ALL).items() if count > 1)


def test_26_short_names_belong_to_a_kabupaten_and_a_kota() -> None:
    assert len(SHARED) == 26


def test_a_shared_short_name_is_a_question_without_a_type() -> None:
    for name in SHARED:
        own = tuple(region for region in ALL if region.short_name == name)
        for text in (name, name.upper(), f"Pemda {name}", f"Kab/Kota {name}", f"{own[0].name} / {own[1].name}"):
            question = answer(text)
            assert isinstance(question, AmbiguousRegion), (text, question)
            assert (question.candidates, question.text) == (own, text)
        assert led_elsewhere((region.name, region) for region in own) == []


def test_a_province_that_holds_both_does_not_settle_the_question() -> None:
    for name in sorted(set(SHARED) - {"Banjar"}):
        region = next(region for region in ALL if region.short_name == name)
        assert isinstance(answer(name, region.province), AmbiguousRegion), name


def test_the_question_names_all_candidates_with_their_codes() -> None:
    with pytest.raises(AmbiguousRegion) as error:
        regions.find("Blitar")
    assert str(error.value) == "Blitar: Kabupaten Blitar 35.05 or Kota Blitar 35.72?"


def test_a_province_settles_banjar() -> None:
    assert regions.find("Banjar", province="Jawa Barat").code == "32.79"
    assert regions.find("Banjar", province="Kalsel").code == "63.03"
    assert regions.find("Banjar, Jabar").code == "32.79"
    assert regions.find("Banjar (Kalimantan Selatan)").code == "63.03"


@pytest.mark.parametrize("text", ["Aceh Teng.", "Maluku Teng", "Mura"])
def test_a_short_form_of_two_names_is_a_question(text: str) -> None:
    with pytest.raises(AmbiguousRegion):
        regions.find(text)


def test_the_wrong_type_is_never_overlooked() -> None:
    by_name = {region.name: region for region in ALL}
    for region in ALL:
        text = f"{'Kota' if region.type == 'kabupaten' else 'Kabupaten'} {region.short_name}"
        found = answer(text)
        if text in by_name:
            assert found == by_name[text], (text, found)
        else:
            assert isinstance(found, RegionNotFound), (text, found)
            assert region in found.nearest, (text, found)


@pytest.mark.parametrize(
    "text",
    ["Kota Blitr", "Kab. Blitarr", "Batm", "Surabya", "Kota Kabupaten Blitar", "Kab. Blitar Kota", "Kab. Pontianak",
     "Jumlah", "Rata-rata", "Kota", "Kabupaten", "Pemda", "Indonesia", "Kota Contoh Asri", "Blitr / Blitar",
     "Kab. Kendari"],
)  # fmt: skip
def test_a_text_that_is_only_similar_is_not_taken(text: str) -> None:
    with pytest.raises(RegionNotFound):
        regions.find(text)


def test_the_nearest_names_are_suggested_the_stated_type_first() -> None:
    with pytest.raises(RegionNotFound) as error:
        regions.find("Kota Blitr")
    assert [region.code for region in error.value.nearest] == ["35.72", "35.05"]
    assert str(error.value) == (
        "No kabupaten or kota is called Kota Blitr. Did you mean Kota Blitar 35.72 or Kabupaten Blitar 35.05?"
    )
    with pytest.raises(RegionNotFound, match=r"Did you mean Kota Batam 21\.71\?"):
        regions.find("Kab. Batam")


@pytest.mark.parametrize("text", ["35.72", "Kota Blitar", "Blitar", "3572", "Kota Blitar, Jatim"])
def test_a_province_that_contradicts_is_said_to(text: str) -> None:
    with pytest.raises(RegionNotFound, match=r"is in Jawa Timur, not in Bali\.") as error:
        regions.find(text, province="Bali")
    assert regions.find("Kota Blitar") in error.value.nearest


def test_a_province_written_behind_the_name_must_fit_too() -> None:
    with pytest.raises(RegionNotFound, match=r"not in Bali"):
        regions.find("Kota Blitar, Bali")


def test_an_unknown_province_is_refused() -> None:
    with pytest.raises(RegionNotFound, match="Jatimm is not a province"):
        regions.find("Kota Blitar", province="Jatimm")


@pytest.mark.parametrize("province", [None, "", " ", float("nan"), "-"])
def test_an_empty_province_narrows_nothing(province: object) -> None:
    assert regions.find("Kota Blitar", province=province).code == "35.72"


def test_a_table_older_than_a_province_may_name_the_undivided_one() -> None:
    assert regions.find("Merauke", province="Papua").code == "93.01"
    assert regions.find("Kota Tarakan", province="Kaltim").code == "65.71"
    with pytest.raises(RegionNotFound):
        regions.find("Kota Jayapura", province="Papua Selatan")


@pytest.mark.parametrize("name", ["Jawa Timur", "Prov. Bali", "Pemprov DKI Jakarta", "NTB", "Provinsi Jambi"])
def test_a_province_is_no_region_and_is_named_as_such(name: str) -> None:
    with pytest.raises(RegionNotFound, match="is a province, not a kabupaten or kota"):
        regions.find(name)


@pytest.mark.parametrize("name", ["Jambi", "Bengkulu", "Yogyakarta"])
def test_a_city_that_shares_its_name_with_a_province_is_found_but_can_be_asked_about(name: str) -> None:
    assert regions.find(name).name == f"Kota {name}"
    assert regions.is_also_province(name.upper())
    assert not regions.is_also_province(f"Kota {name}")


def test_gorontalo_is_a_province_too_and_a_question_among_regions() -> None:
    assert regions.is_also_province("Gorontalo")
    with pytest.raises(AmbiguousRegion):
        regions.find("Gorontalo")


@pytest.mark.parametrize("text", ["Kota Blitar", "Blitar", None, 35, "", "Banjar"])
def test_what_is_no_name_of_a_province_is_not_also_one(text: object) -> None:
    assert not regions.is_also_province(text)


def test_a_cell_full_of_prose_is_refused_quickly_and_shortly() -> None:
    with pytest.raises(RegionNotFound) as error:
        regions.find("Kota Blitar " + "dan seterusnya " * 10_000)
    assert len(str(error.value)) < 200


@pytest.mark.parametrize("text", ["Blitar", "Kota Blitr"])
def test_an_error_survives_the_way_between_two_processes(text: str) -> None:
    with pytest.raises(RegionError) as caught:
        regions.find(text)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
