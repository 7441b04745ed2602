"""Units of a type of a period's own: read from their list, found by code and name, and refused by line and column."""

import pickle

import pytest

from antikorupsi.common import WorkbookError
from antikorupsi.rules import AmbiguousRegion, RegionNotFound, Text, Units, read_units
from antikorupsi.rules.unit_types import ManyWords

SCHOOLS = Units(
    type="sekolah",
    one=Text(id="sekolah", en="school"),
    many=ManyWords(en="schools"),
    name_headings=["Sekolah", "Nama Sekolah"],
    code_headings=["NPSN"],
)
LIST = """NPSN;Nama Sekolah;Provinsi;Lintang;Bujur;Penduduk
00101;SD Contoh Pagi;Contoh Barat;-1,5;100;
00102;SD Contoh Siang;Contoh Timur;;;420
00103;Sekolah Contoh Malam;;;;
"""


@pytest.fixture
def written(tmp_path):
    """Reads a list whose text is given."""

    def read(text):
        path = tmp_path / "sekolah.csv"
        path.write_text(text, encoding="utf-8")
        return read_units(path, SCHOOLS, simulated=True)

    return read


@pytest.fixture
def schools(written):
    return written(LIST.replace("-1,5", "-1.5"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("00101", "00101"),
        (101, "00101"),  # a spreadsheet dropped the zeros
        (101.0, "00101"),
        ("SD Contoh Pagi", "00101"),
        ("  sd contoh  PAGI ", "00101"),
        ("00102 SD Contoh Siang", "00102"),
        ("00102 - SD Contoh Siang", "00102"),
        ("Contoh Malam", "00103"),  # without the word for the type, and with it where the list has none
        ("Sekolah SD Contoh Pagi", "00101"),
    ],
)
def test_a_unit_is_found_by_its_code_and_its_name(schools, text, code):
    assert schools.find(text).code == code


def test_a_name_that_is_only_alike_is_suggested_and_not_taken(schools):
    with pytest.raises(RegionNotFound, match=r"No school has the name or code SD Contoh Pagy\. Did you mean SD Contoh"):
        schools.find("SD Contoh Pagy")


def test_a_code_beside_the_name_of_another_is_none_of_theirs(schools):
    with pytest.raises(RegionNotFound):
        schools.find("00102 SD Contoh Pagi")


def test_a_unit_need_not_lie_in_a_province(schools):
    assert [school.province for school in schools] == ["Contoh Barat", "Contoh Timur", ""]
    assert [province.name for province in schools.provinces] == ["Contoh Barat", "Contoh Timur"]
    assert schools.find("SD Contoh Pagi", province="Contoh Barat").code == "00101"
    with pytest.raises(RegionNotFound, match="is in Contoh Barat, not in Contoh Timur"):
        schools.find("SD Contoh Pagi", province="Contoh Timur")


def test_a_name_that_two_units_share_without_the_word_for_the_type_is_asked_back(written):
    schools = written("code,name\nA01,Sekolah Contoh\nA02,Contoh\n")
    with pytest.raises(AmbiguousRegion, match="Sekolah Contoh A01 or Contoh A02"):
        schools.find("Sekolah Contoh")
    assert schools.find("A02").name == "Contoh"


def test_units_are_of_their_type_and_fictitious_where_the_period_says_so(schools):
    assert {school.level for school in schools} == {"sekolah"}
    assert all(school.simulated for school in schools)
    assert schools.kind == "school"
    assert schools[0].slug == "sd-contoh-pagi"


def test_a_list_goes_to_another_process_whole(schools):
    sent = pickle.loads(pickle.dumps(schools))
    assert [school.code for school in sent] == [school.code for school in schools]
    assert sent.find("Contoh Malam").code == "00103"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "sekolah.csv, line 1: column NPSN is missing. There are: NPSN, Sekolah, province"),
        ("NPSN,Nama\n", "sekolah.csv holds no school. Add one line for each, under the header."),
        ("NPSN,Nama,Kota\n", "line 1: there is no column 'Kota'. There are: NPSN"),
        ("NPSN,Namma\n", "line 1: there is no column 'Namma'. Did you mean"),
        ("NPSN,Nama,Sekolah\n", "line 1: the column 'Sekolah' stands there twice. Keep one."),
        ("NPSN,Nama\n1,SD Satu\n", "line 2, column code: '1' is no code. Write letters and digits"),
        ("NPSN,Nama\nA 1 B,SD Satu\n", "line 2, column code: 'A 1 B' is no code."),
        ("NPSN,Nama\n,SD Satu\n", "line 2, column code: '' is empty. Fill it in."),
        ("NPSN,Nama\nA01,---\n", "line 2, column name: '---' is no name."),
        ("NPSN,Nama\nA01,SD Satu\nA-01,SD Dua\n", "line 3, column code: 'A-01' stands in line 2 already."),
        ("NPSN,Nama\nA01,SD Satu\nA02,SD  satu\n", "line 3, column name: 'SD  satu' stands in line 2 already."),
        ("NPSN,Nama,Penduduk\nA01,SD Satu,1.5\n", "line 2, column population: '1.5' is not a whole number."),
        ("NPSN,Nama,Lintang\nA01,SD Satu,98\n", "line 2, column latitude: '98' is not within 90 degrees."),
    ],
)
def test_a_fault_in_the_list_is_named_with_line_and_column(written, text, said):
    with pytest.raises(WorkbookError) as refused:
        written(text)
    assert said in str(refused.value)
