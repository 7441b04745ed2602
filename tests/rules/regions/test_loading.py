"""A fictitious list is read like the official one, and every fault in it is named with line, column and remedy."""

from pathlib import Path

import pytest

from antikorupsi.common.project import WorkbookError
from antikorupsi.rules.regions.models import AmbiguousRegion, RegionNotFound
from antikorupsi.rules.regions.registry import Regions
from helpers import regions


def changed(path: Path, old: str, new: str) -> Path:
    """The list with one thing changed."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_fictitious_country_is_found_like_the_real_one(contoh: Regions) -> None:
    assert [region.code for region in contoh] == ["01.03", "01.10", "02.01"]
    assert contoh.simulated
    assert all(region.simulated for region in contoh)
    assert [province.name for province in contoh.provinces] == ["Contoh Barat", "Contoh Timur"]
    assert contoh.find("Pemkot Contoh Asri").code == "02.01"
    assert contoh.find("kota-contoh-asri").slug == "kota-contoh-asri"
    assert contoh.find("02.01").population == 98000
    assert contoh.get("01.10").population is None
    with pytest.raises(AmbiguousRegion):
        contoh.find("Contoh Makmur", province="Prov. Contoh Barat")
    with pytest.raises(RegionNotFound):
        contoh.find("Kota Blitar")
    with pytest.raises(RegionNotFound):
        regions.find("Kota Contoh Asri")


def test_numbers_in_a_name_are_not_taken_for_a_code(contoh_list: Path) -> None:
    country = Regions.read(changed(contoh_list, "Kota Contoh Asri,Contoh Asri", "Kota Contoh 0103,Contoh 0103"))
    assert country.find("Kota Contoh 0103").code == "02.01"


def test_a_list_saved_by_a_spreadsheet_with_byte_order_mark_is_read(contoh_list: Path) -> None:
    contoh_list.write_text(contoh_list.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert len(regions.read(contoh_list)) == 3


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("latitude,", "", r"line 1: column latitude is missing\. The columns are code,"),
        ("01.10,", "01.03,", r"line 3, column code: '01\.03' stands in line 2 already"),
        ("01.10,", "1.1,", r"line 3, column code: '1\.1' is not a code of a region\. Write two digits, a dot"),
        ("01.10,", "07.10,", r"line 3, column code: '07\.10' is not a code of a region"),
        ("01.10,", "01.00,", r"line 3, column code: '01\.00' is not a code of a region"),
        ("01.10,", "02.10,", r"line 3, column province_code: '01' does not begin the code 02\.10\. Write 02"),
        ("02.01,kota,Kota Contoh Asri,Contoh Asri,02", "35.01,kota,Kota Contoh Asri,Contoh Asri,35",
         r"line 4, column code: '35\.01' mixes fictitious and real regions\. Keep codes 01 to 06"),
        ("Kota Contoh Asri,Contoh Asri", "Kota Blitar,Blitar", r"line 4, column name: 'Kota Blitar' is the name of a"),
        ("Kota Contoh Asri,Contoh Asri", "Kota Contoh Makmur,Contoh Makmur", r"line 4, column name: .* in line 3"),
        (",kota,Kota Contoh Asri", ",city,Kota Contoh Asri", r"line 4, column type: 'city' .* Write kabupaten or kota"),
        ("Kota Contoh Asri,", "Kabupaten Contoh Asri,", r"line 4, column name: .* Write Kota Contoh Asri"),
        ("Kota Contoh Asri,Contoh Asri", "Kota Contoh Asri,", r"line 4, column short_name: '' is empty\. Fill it in"),
        ("Contoh Timur", " ", r"line 4, column province: '' is empty"),
        ("110,", "utara,", r"line 4, column longitude: 'utara' is not a number"),
        ("0.5,", "501,", r"line 4, column latitude: '501' is not within 90 degrees"),
        ("0.5,", "nan,", r"line 4, column latitude: 'nan' is not within 90 degrees"),
        ("98000", "98.000", r"line 4, column population: '98\.000' is not a whole number"),
        ("0299", "299", r"line 4, column bps_code: '299' is not a BPS code"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_line_column_and_remedy(contoh_list: Path, old: str, new: str, complaint: str) -> None:
    with pytest.raises(WorkbookError, match=complaint) as error:
        regions.read(changed(contoh_list, old, new))
    assert str(error.value).startswith("regions.csv, line ")


def test_a_list_that_is_missing_empty_or_no_text_is_refused_in_words(tmp_path: Path, contoh_list: Path) -> None:
    with pytest.raises(WorkbookError, match="does not exist"):
        regions.read(tmp_path / "nowhere.csv")
    header = contoh_list.read_text(encoding="utf-8").splitlines()[0]
    contoh_list.write_text(header + "\n", encoding="utf-8")
    with pytest.raises(WorkbookError, match="holds no region"):
        regions.read(contoh_list)
    contoh_list.write_bytes(header.encode() + b"\n\xff\xfe\x00")
    with pytest.raises(WorkbookError, match="cannot be read"):
        regions.read(contoh_list)
