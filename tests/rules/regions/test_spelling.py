"""Any usual spelling of any of the 514 names leads to its region, by rule and not by list."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from antikorupsi.rules.regions.models import Region
from helpers import regions

ALL = tuple(regions.official())
VARIANTS = list(csv.DictReader((Path(__file__).parent / "region_name_variants.csv").open(encoding="utf-8")))


def find_typed(text: str, region: Region) -> Region:
    """The answer to a text that states a type, for a clear message where it is another region."""
    found = regions.find(text)
    assert found == region, f"{text!r} led to {found}"
    return found


def prefixes(region: Region) -> tuple[str, ...]:
    """The words that stand before a name of this type."""
    if region.type == "kabupaten":
        return ("Kab. ", "Kab.", "KAB ", "kabupaten ", "Pemkab ", "Pemkab. ", "Pemda Kabupaten ", "Kabupaten: ")
    return ("KOTA ", "kota ", "Pemkot ", "Pemko ", "Pemda Kota ", "Kotamadya ", "Kota: ", "Kota-")


def letter_spaced(name: str) -> str:
    """B A T A M, with two spaces between words."""
    return "  ".join(" ".join(word) for word in name.upper().split())


@pytest.mark.parametrize("variant", VARIANTS, ids=[f"{row['code']} {row['variant']}" for row in VARIANTS])
def test_every_spelling_seen_in_public_files_is_found(variant: dict[str, str]) -> None:
    assert regions.find(variant["variant"]).code == variant["code"]


@pytest.mark.parametrize("region", ALL, ids=lambda region: region.slug)
def test_every_usual_type_word_before_a_name_is_read(region: Region) -> None:
    for prefix in prefixes(region):
        find_typed(prefix + region.short_name, region)
    for government in ("Pemerintah", "PEMERINTAH DAERAH", "Pemerintahan"):
        find_typed(f"{government} {region.name}", region)


@pytest.mark.parametrize(
    "ending", [" {short}", ", {short}", " ({short})", ", {type}", " ({type})", " {short}.", " - {type}"]
)
@pytest.mark.parametrize("region", ALL, ids=lambda region: region.slug)
def test_a_type_word_behind_a_name_is_read(region: Region, ending: str) -> None:
    short = "Kab" if region.type == "kabupaten" else "Kota"
    find_typed(region.short_name + ending.format(short=short, type=region.type.upper()), region)


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
@pytest.mark.parametrize("region", ALL, ids=lambda region: region.slug)
def test_case_spaces_marks_and_invisible_characters_do_not_matter(
    region: Region, respelled: Callable[[str], str]
) -> None:
    find_typed(respelled(region.name), region)
    find_typed(f"{region.type} {respelled(region.short_name)}", region)


@pytest.mark.parametrize("region", ALL, ids=lambda region: region.slug)
def test_a_region_is_found_by_its_own_answers(region: Region) -> None:
    short_slug = region.slug.replace("kabupaten-", "kab-")
    for text in (region.name, region.slug, short_slug, region.code, str(region), float(region.code)):
        assert regions.find(text) == region
    assert regions.find(f"{region.name} ({region.province})") == region
    assert regions.find(f"{region.name}, Prov. {region.province}") == region
    assert regions.find(region.short_name + " / " + region.name) == region


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
