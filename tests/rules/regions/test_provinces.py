"""A province is found by its name, its usual abbreviation and its code."""

import pytest

from antikorupsi.rules.regions.models import Province
from helpers import regions

PROVINCES = regions.official().provinces


def test_there_are_38_provinces_in_code_order() -> None:
    codes = [province.code for province in PROVINCES]
    assert len(codes) == 38
    assert codes == sorted(codes)


@pytest.mark.parametrize("province", PROVINCES, ids=lambda province: province.name)
def test_every_province_is_found_with_every_usual_word_before_it(province: Province) -> None:
    words = (
        "",
        "Provinsi ",
        "PROV. ",
        "Prov.",
        "propinsi ",
        "Pemprov ",
        "Pemerintah Provinsi ",
        "Pemda ",
        "pemerintah ",
    )
    assert {regions.find_province(word + province.name) for word in words} == {province}
    assert {regions.find_province(form) for form in (province.code, int(province.code), float(province.code))} == {
        province
    }
    assert regions.find_province(province.name.upper().replace(" ", "\N{NO-BREAK SPACE} ")) == province


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Prov. Jatim", "35"),
        ("PEMERINTAH PROVINSI JAWA TIMUR", "35"),
        ("DI Yogyakarta", "34"),
        ("D.I. Yogyakarta", "34"),
        ("DIY", "34"),
        ("Pemda DIY", "34"),
        ("DKI Jakarta", "31"),
        ("DKI", "31"),
        ("Daerah Khusus Jakarta", "31"),
        ("Kepulauan Bangka Belitung", "19"),
        ("Babel", "19"),
        ("Kep. Riau", "21"),
        ("Kepri", "21"),
        ("NTB", "52"),
        ("N.T.T.", "53"),
        ("Sumatra Utara", "12"),
        ("Sulawesi Sel.", "73"),
        ("Nanggroe Aceh Darussalam", "11"),
        ("Papua Barat Daya", "96"),
    ],
)
def test_usual_abbreviations_are_known(text: str, code: str) -> None:
    province = regions.find_province(text)
    assert province is not None
    assert province.code == code


@pytest.mark.parametrize(
    "text", ["Kota Jambi", "Jatimm", "", None, float("nan"), "35.72", 3572, "99", True, "Sulawesi Teng.", "Blitar"]
)
def test_anything_else_is_no_province(text: object) -> None:
    assert regions.find_province(text) is None
