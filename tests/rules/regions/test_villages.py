"""Villages are told apart by codes of ten digits; a name that several share is asked about, never guessed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antikorupsi.common.project import WorkbookError
from antikorupsi.rules.regions.codes import read_code, read_village_code
from antikorupsi.rules.regions.models import AmbiguousRegion, RegionNotFound
from antikorupsi.rules.regions.registry import Regions
from helpers import regions

VILLAGES = """\
code,type,name,short_name,kecamatan,kabupaten,province_code,province,latitude,longitude,population,bps_code
01.01.01.2001,desa,Desa Contoh Sukamaju,Contoh Sukamaju,Contoh Hulu,Kabupaten Contoh Makmur,01,Contoh Barat,-1,101,31,
01.01.01.2002,desa,Desa Contoh Tirta,Contoh Tirta,Contoh Hulu,Kabupaten Contoh Makmur,01,Contoh Barat,-1,101,,0101010002
01.01.02.2001,desa,Desa Contoh Sukamaju,Contoh Sukamaju,Contoh Hilir,Kabupaten Contoh Makmur,01,Contoh Barat,-1,101,,
02.71.01.2001,desa,Desa Contoh Sukamaju,Contoh Sukamaju,Contoh Kota,Kota Contoh Asri,02,Contoh Timur,-1,101,98000,
"""
CODES = st.tuples(st.integers(1, 99), st.integers(1, 99), st.integers(1, 99), st.integers(2001, 9999))


@pytest.fixture
def villages_list(tmp_path: Path) -> Path:
    path = tmp_path / "desa.csv"
    path.write_text(VILLAGES, encoding="utf-8")
    return path


@pytest.fixture
def villages(villages_list: Path) -> Regions:
    return regions.read(villages_list)


def test_a_list_of_villages_says_where_each_lies(villages: Regions) -> None:
    assert (len(villages), villages.level, villages.simulated) == (4, "desa", True)
    village = villages.get("01.01.02.2001")
    assert village.place == "Kecamatan Contoh Hilir, Kabupaten Contoh Makmur, Contoh Barat"
    assert [province.code for province in villages.provinces] == ["01", "02"]


def test_slugs_are_unique_although_names_repeat_and_lead_back(villages: Regions) -> None:
    assert villages[0].slug == "desa-contoh-sukamaju-0101012001"
    assert len({village.slug for village in villages}) == len(villages)
    assert [villages.find(village.slug) for village in villages] == list(villages)


@given(CODES)
def test_a_code_is_read_from_every_form_a_spreadsheet_gives_it(parts: tuple[int, int, int, int]) -> None:
    glued = "{:02d}{:02d}{:02d}{:04d}".format(*parts)
    dotted = "{:02d}.{:02d}.{:02d}.{:04d}".format(*parts)
    forms: list[object] = [
        glued,
        dotted,
        dotted.replace(".", "-"),
        dotted.replace(".", " "),
        f" '{dotted} ",
        f"{dotted}.",
    ]
    forms += [int(glued), float(int(glued)), str(int(glued)), f"{int(glued)}.0"]
    assert {read_village_code(form) for form in forms} == {glued}


@given(st.integers(1, 99), st.integers(1, 99))
def test_no_code_of_a_region_is_one_of_a_village_nor_the_other_way_round(province: int, region: int) -> None:
    code = f"{province:02d}.{region:02d}"
    for form in (code, code.replace(".", ""), float(code), int(code.replace(".", "")), f"{code}.00.0000"):
        assert read_village_code(form) is None
    for form in (f"{code}.01.2001", f"{code}.01.2001".replace(".", ""), int(f"{code}.01.2001".replace(".", ""))):
        assert read_code(form) is None


@pytest.mark.parametrize(
    "value", [True, None, -101012001, 0.5, float("nan"), float("inf"), "", "desa", 2001, 2025, "35.72"]
)
def test_what_is_no_code_of_a_village_is_none(value: object) -> None:
    assert read_village_code(value) is None


@settings(deadline=None)
@given(st.lists(CODES, min_size=1, max_size=20, unique=True))
def test_every_village_of_any_list_is_found_by_its_code(codes: list[tuple[int, int, int, int]]) -> None:
    written = ["{:02d}.{:02d}.{:02d}.{:04d}".format(*code) for code in codes]
    made = Regions(
        regions.Region(
            code, "desa", "Desa Contoh", "Contoh", code[:2], "P", "", 0, 0, kecamatan="K", kabupaten="Kabupaten C"
        )
        for code in written
    )
    for code in written:
        assert made.find(code).code == code
        assert made.find(int(code.replace(".", ""))).code == code


def test_a_name_that_several_carry_is_asked_about_and_its_place_tells(villages: Regions) -> None:
    with pytest.raises(AmbiguousRegion, match=r"Kecamatan Contoh Hulu.*Kecamatan Contoh Hilir.*Kota Contoh Asri"):
        villages.find("Desa Contoh Sukamaju")
    for written, code in (
        ("Contoh Sukamaju, Kec. Contoh Hilir", "01.01.02.2001"),
        ("Desa Contoh Sukamaju (Kota Contoh Asri)", "02.71.01.2001"),
        ("Ds. Contoh Sukamaju, Kecamatan Contoh Hulu, Kab. Contoh Makmur", "01.01.01.2001"),
        ("Contoh Sukamaju, Contoh Timur", "02.71.01.2001"),
        ("PEMDES CONTOH TIRTA", "01.01.01.2002"),
        ("01.01.02.2001 Contoh Sukamaju", "01.01.02.2001"),
    ):
        assert villages.find(written).code == code
    with pytest.raises(RegionNotFound, match=r"No village \(desa\) is called"):
        villages.find("Contoh Tirta, Kota Contoh Asri")


def test_hundreds_of_candidates_are_counted_not_listed() -> None:
    same = [
        regions.Region(
            f"01.01.{place:02d}.2001", "desa", "Desa Sukamaju", "Sukamaju", "01", "P", "", 0, 0, kecamatan=str(place)
        )
        for place in range(1, 99)
    ]
    with pytest.raises(AmbiguousRegion, match="or one of 90 more"):
        Regions(same).find("Sukamaju")


@pytest.mark.parametrize("code", ["01.01", "0101", 101, 1.01])
def test_the_code_of_a_kabupaten_is_named_as_such_among_villages(villages: Regions, code: object) -> None:
    with pytest.raises(RegionNotFound, match="is the code of Kabupaten Contoh Makmur, not of a village"):
        villages.find(code)


def test_the_code_of_a_village_is_named_as_such_among_kabupaten_and_kota(contoh: Regions) -> None:
    with pytest.raises(RegionNotFound, match=r"is the code of a village \(desa\), not of a kabupaten or kota"):
        contoh.find("01.03.01.2001")
    with pytest.raises(RegionNotFound, match="code of the province"):
        regions.find("35")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (",kecamatan,", ",kec,", r"line 1: column capital is missing"),
        (",kabupaten,", ",kab,", r"line 1: column kabupaten is missing\. The columns are code,"),
        ("01.01.01.2002,desa", "01.01.01.2002,kota", r"line 3, column type: 'kota' is not the type of a village"),
        ("01.01.01.2002,", "01.01.01.1002,", r"line 3, column code: .* is not a code of a village .* 2001 or more"),
        ("01.01.01.2002,", "0101012002,", r"line 3, column code: '0101012002' is not a code of a village"),
        ("01.01.01.2002,", "01.01.00.2002,", r"line 3, column code: .* is not a code of a village"),
        ("01.01.01.2002,", "01.01.01.2001,", r"line 3, column code: '01\.01\.01\.2001' stands in line 2 already"),
        ("01.01.01.2002,desa", "02.01.01.2002,desa", r"line 3, column province_code: '01' does not begin the code"),
        ("Desa Contoh Tirta,", "Contoh Tirta,", r"line 3, column name: .* Write Desa Contoh Tirta"),
        ("Desa Contoh Tirta,Contoh Tirta", "Desa Contoh Sukamaju,Contoh Sukamaju",
         r"line 3, column name: .* stands in line 2 already, in the same kecamatan"),
        ("Desa Contoh Tirta,Contoh Tirta", "Desa Tirta,Tirta", r"line 3, column name: .* could be the name of a real"),
        ("Contoh Hilir,", "Kecamatan Contoh Hilir,", r"line 4, column kecamatan: .* Write the name alone"),
        ("Contoh Hilir,Kabupaten Contoh Makmur", "Contoh Hilir,Kabupaten Contoh Subur",
         r"line 4, column kabupaten: .* is called Kabupaten Contoh Makmur in line 2, by the same code 01\.01"),
        ("Kota Contoh Asri", "Contoh Asri", r"line 5, column kabupaten: .* Write Kabupaten or Kota before the name"),
        ("0101010002", "0101", r"line 3, column bps_code: '0101' is not a BPS code of a village"),
        ("98000", "98.000", r"line 5, column population: '98\.000' is not a whole number"),
        ("02.71.01.2001,desa,Desa Contoh Sukamaju,Contoh Sukamaju,Contoh Kota,Kota Contoh Asri,02",
         "35.72.01.2001,desa,Desa Contoh Sukamaju,Contoh Sukamaju,Contoh Kota,Kota Contoh Asri,35",
         r"line 5, column code: .* mixes fictitious and real regions"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_line_column_and_remedy(villages_list: Path, old: str, new: str, complaint: str) -> None:
    assert old in VILLAGES
    villages_list.write_text(VILLAGES.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(WorkbookError, match=complaint):
        regions.read(villages_list)


def test_a_village_in_a_list_of_kabupaten_and_kota_is_refused(contoh_list: Path) -> None:
    text = contoh_list.read_text(encoding="utf-8").replace(",kota,", ",desa,", 1)
    contoh_list.write_text(text, encoding="utf-8")
    with pytest.raises(WorkbookError, match=r"line 3, column type: 'desa' .* in a list of their own, with the columns"):
        regions.read(contoh_list)
