"""Any usual spelling of any of the 514 names leads to its region, by rule and not by list."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from antikorupsi.rules.regions.models import Region
from helpers import regions
from tests.rules.regions.asking import led_elsewhere

ALL = tuple(regions.official())
VARIANTS = list(csv.DictReader((Path(__file__).parent / "region_name_variants.csv").open(encoding="utf-8")))
GOVERNMENTS = ("Pemerintah", "PEMERINTAH DAERAH", "Pemerintahan")


def prefixes(region: Region) -> tuple[str, ...]:
    """The words that stand before a name of this type."""
    if region.type == "kabupaten":
        return ("Kab. ", "Kab.", "KAB ", "kabupaten ", "Pemkab ", "Pemkab. ", "Pemda Kabupaten ", "Kabupaten: ")
    return ("KOTA ", "kota ", "Pemkot ", "Pemko ", "Pemda Kota ", "Kotamadya ", "Kota: ", "Kota-")


def letter_spaced(name: str) -> str:
    """B A T A M, with two spaces between words."""
    return "  ".join(" ".join(word) for word in name.upper().split())


def test_every_spelling_seen_in_public_files_is_found() -> None:
    assert led_elsewhere((row["variant"], regions.official().get(row["code"])) for row in VARIANTS) == []


def test_every_usual_type_word_before_a_name_is_read() -> None:
    assert led_elsewhere((prefix + own.short_name, own) for own in ALL for prefix in prefixes(own)) == []
    assert led_elsewhere((f"{word} {own.name}", own) for own in ALL for word in GOVERNMENTS) == []


@pytest.mark.parametrize(
    "ending", [" {short}", ", {short}", " ({short})", ", {type}", " ({type})", " {short}.", " - {type}"]
)
def test_a_type_word_behind_a_name_is_read(ending: str) -> None:
    def written(region: Region) -> str:
        short = "Kab" if region.type == "kabupaten" else "Kota"
        return region.short_name + ending.format(short=short, type=region.type.upper())

    assert led_elsewhere((written(own), own) for own in ALL) == []


@pytest.mark.parametrize(
    "respelled",
    [
        str.upper,
        str.lower,
        letter_spaced,
        lambda name: name.replace(" ", ""),
        lambda name: name.replace(" ", "-"),
        lambda name: name.replace(" ", "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"),
        lambda name: name.replace(" ", "  \n"),
        lambda name: name.replace("a", "a\N{ZERO WIDTH SPACE}"),
        lambda name: name.replace("-", " "),
        lambda name: name.replace("a", "á").replace("e", "è"),
        lambda name: name[:-2] + "’" + name[-2:],
        lambda name: "\N{ZERO WIDTH NO-BREAK SPACE} '" + name + " \t",
        lambda name: name + ".",
    ],
)
def test_case_spaces_marks_and_invisible_characters_do_not_matter(respelled: Callable[[str], str]) -> None:
    assert led_elsewhere((respelled(own.name), own) for own in ALL) == []
    assert led_elsewhere((f"{own.type} {respelled(own.short_name)}", own) for own in ALL) == []


def own_answers(region: Region) -> tuple[object, ...]:
    """What the registry itself writes of a region, and what tables make of that."""
    short_slug = region.slug.replace("kabupaten-", "kab-")
    written = (region.name, region.slug, short_slug, region.code, str(region), float(region.code))
    in_province = (f"{region.name} ({region.province})", f"{region.name}, Prov. {region.province}")
    return *written, *in_province, f"{region.short_name} / {region.name}"


def test_a_region_is_found_by_its_own_answers() -> None:
    assert led_elsewhere((answer, own) for own in ALL for answer in own_answers(own)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KOTA B A T A M", "21.71"),
        ("K O T A  B A T A M", "21.71"),
        ("B A T A M", "21.71"),
        ("Labuhan Batu", "12.10"),
        ("Lubuklinggau", "16.73"),
        ("Tojo Una-Una", "72.09"),
        ("Fak-Fak", "92.03"),
        ("Fak'fak", "92.03"),
        ("Gunung Kidul", "34.03"),
        ("Palangka Raya", "62.71"),
        ("Palangkaraya / Palangka Raya", "62.71"),
        ("Kota Palangkaraya/Palangka Raya", "62.71"),
        ("Kabupaten Tolitoli", "72.04"),
        ("Kab.Blitar", "35.05"),
        ("KAB. ADM. KEP. SERIBU", "31.01"),
        ("Kab. Adm. Kep. Seribu", "31.01"),
        ("Kabupaten Kepulauan Seribu", "31.01"),
        ("Jakarta Sel.", "31.74"),
        ("Jakarta Pusat (Kota Adm.)", "31.71"),
        ("Kota Administratif Jakarta Barat", "31.73"),
        ("Kab. Lombok Tim.", "52.03"),
        ("Musi Rawas Ut.", "16.13"),
        ("Sumba Bar", "53.12"),
        ("Bengkulu Teng.", "17.09"),
        ("Minahasa Teng.", "71.07"),
        ("Tj. Jabung Bar.", "15.06"),
        ("Tj. Balai", "12.74"),
        ("Sei Penuh", "15.72"),
        ("Hulu Sei Sel.", "63.06"),
        ("Gn. Sitoli", "12.78"),
        ("Peg. Arfak", "92.12"),
        ("Pangkajene & Kepulauan", "73.10"),
        ("Pangkajene Kep.", "73.10"),
        ("Lima Puluh Kota", "13.07"),
        ("50 Kota", "13.07"),
        ("Kab. Lima Puluh Kota", "13.07"),
        ("Blitar City", "35.72"),
        ("Blitar Regency", "35.05"),
    ],
)
def test_rules_read_short_words_and_odd_spacing(text: str, code: str) -> None:
    assert regions.find(text).code == code


@pytest.mark.parametrize(
    ("text", "code"), [("Kota Baru", "63.02"), ("Kota Waringin Barat", "62.01"), ("Kota Mobagu", "71.74")]
)
def test_a_name_that_begins_with_kota_is_found_when_its_first_word_is_split_off(text: str, code: str) -> None:
    assert regions.find(text).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Toba Samosir", "12.12"),
        ("Kab. Mamuju Utara", "76.01"),
        ("Maluku Tenggara Barat", "81.03"),
        ("Selayar", "73.01"),
        ("Yapen Waropen", "91.05"),
        ("Sawahlunto/Sijunjung", "13.03"),
        ("Pemkab Abdya", "11.12"),
        ("Madina", "12.13"),
        ("KBB", "32.17"),
        ("Pemkot Solo", "33.72"),
        ("Kota Tangsel", "36.74"),
        ("HSS", "63.06"),
    ],
)
def test_old_names_and_press_abbreviations_are_aliases(text: str, code: str) -> None:
    assert regions.find(text).code == code
