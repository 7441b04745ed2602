"""A code leads to its region however a person or a spreadsheet wrote it, and never to another one."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from antikorupsi.common.project import WorkbookError
from antikorupsi.rules.regions.models import RegionNotFound
from antikorupsi.rules.regions.registry import Regions
from helpers import regions
from tests.rules.regions.asking import led_elsewhere

ALL = tuple(regions.official())


def forms_of(code: str) -> list[object]:
    """A code as people and programs write it."""
    glued = code.replace(".", "")
    return [
        code,
        f" {code}\N{NO-BREAK SPACE}",
        f"'{code}",
        code.replace(".", "-"),
        code.replace(".", ","),
        f"{code}.",
        f"{code}.00",
        f"{code}.00.0000",
        glued,
        f"{glued}.0",
        f"{glued}000000",
        int(glued),
        float(glued),
        float(code),
        str(float(code)),
        Decimal(code),
        np.float64(code),
        np.float32(code),
        np.int64(glued),
    ]


def test_every_code_is_read_in_every_usual_form() -> None:
    assert led_elsewhere((form, region) for region in ALL for form in forms_of(region.code)) == []


@pytest.mark.parametrize(("written", "code"), [(35.1, "35.10"), ("35.1", "35.10"), ("35,1", "35.10"), (11.1, "11.10")])
def test_a_last_zero_that_a_spreadsheet_dropped_is_put_back(written: object, code: str) -> None:
    assert regions.find(written).code == code


@pytest.mark.parametrize(
    "text", ["35.72 Kota Blitar", "3572 - KOTA BLITAR", "Kota Blitar (35.72)", "Blitar 35.72", "[35.72] Blitar, Jatim"]
)
def test_code_and_name_in_one_cell_are_read_together(text: str) -> None:
    assert regions.find(text).code == "35.72"


def test_code_and_name_in_one_cell_must_agree() -> None:
    with pytest.raises(RegionNotFound, match=r"35\.72 is Kota Blitar, not Kab\. Blitar") as error:
        regions.find("35.72 Kab. Blitar")
    assert [region.code for region in error.value.nearest] == ["35.72"]


@pytest.mark.parametrize(
    "empty", [None, "", "  ", "-", "…", float("nan"), np.nan, pd.NA, pd.NaT, "NaN", "None", "\N{ZERO WIDTH SPACE}"]
)
def test_an_empty_cell_is_said_to_be_empty(empty: object) -> None:
    with pytest.raises(RegionNotFound, match="An empty cell names no region"):
        regions.find(empty)


@pytest.mark.parametrize(
    "value",
    [
        True,
        False,
        np.True_,
        0,
        -3572,
        -35.72,
        35.725,
        357,
        35720,
        1e300,
        float("inf"),
        "35.72.01",
        "3572010001",
        "20.24",
    ],
)
def test_a_number_or_text_that_is_no_code_of_a_region_is_refused(value: object) -> None:
    with pytest.raises(RegionNotFound):
        regions.find(value)


@pytest.mark.parametrize("code", ["35", 35, 35.0, "35.0", "35.00", "3500"])
def test_the_code_of_a_province_is_named_as_such(code: object) -> None:
    with pytest.raises(RegionNotFound, match="code of the province Jawa Timur"):
        regions.find(code)


def test_a_code_with_a_zero_lost_in_the_middle_is_suggested_not_taken() -> None:
    with pytest.raises(RegionNotFound, match=r"35\.5 is not the code .* Did you mean Kabupaten Blitar 35\.05\?"):
        regions.find(35.5)


def test_four_digits_are_read_in_the_declared_system() -> None:
    assert regions.find("1101").name == "Kabupaten Aceh Selatan"
    assert regions.find("1101", code_system="kemendagri").name == "Kabupaten Aceh Selatan"
    assert regions.find("1101", code_system="bps").name == "Kabupaten Simeulue"
    assert regions.find(1101.0, code_system="bps").name == "Kabupaten Simeulue"


def test_the_two_systems_disagree_on_169_codes_and_each_leads_to_its_own_region() -> None:
    colliding = 0
    for region in ALL:
        assert regions.find(region.bps_code, code_system="bps") == region
        assert regions.find(region.code.replace(".", ""), code_system="kemendagri") == region
        other = next((own for own in ALL if own.code.replace(".", "") == region.bps_code), region)
        colliding += other != region
    assert colliding == 169


def test_an_unknown_code_system_is_refused_with_the_two_that_are_known() -> None:
    with pytest.raises(WorkbookError, match=r"'dapodik' is unknown: use 'kemendagri' .*'bps' or 'bps_2010'"):
        regions.find("1101", code_system="dapodik")


def test_get_takes_the_exact_code_only() -> None:
    assert regions.official().get("35.72").name == "Kota Blitar"
    for other in ("3572", "35.99", "Kota Blitar", ""):
        with pytest.raises(RegionNotFound):
            regions.official().get(other)


def test_a_first_zero_that_a_spreadsheet_dropped_is_put_back(contoh: Regions) -> None:
    for written in ("01.03", 1.03, "1.03", 103, "103", "0103", 103.0, np.float32(1.03)):
        assert contoh.find(written).code == "01.03"
    assert contoh.find(1.1).code == "01.10"
