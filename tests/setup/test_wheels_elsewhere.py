"""Every locked package has a wheel for macOS and Windows, but for those that README names."""

import csv

import pytest

from tests.setup.declared import ROOT
from tools.wheels_elsewhere import COLUMNS, NOT_NEEDED, TABLE, is_needed, locked

MACHINES = COLUMNS[2:]
BUILT_FROM_SOURCE = {("argon2-cffi-bindings", "macos_x86_64"), ("libcst", "macos_x86_64")}


@pytest.fixture(scope="module")
def rows():
    with TABLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_table_is_that_of_the_lock(rows):
    """After `make lock`: python -m tools.wheels_elsewhere."""
    assert [(row["package"], row["version"]) for row in rows] == list(locked())


@pytest.mark.parametrize("machine", MACHINES)
def test_what_is_installed_there_has_a_wheel_of_its_version(rows, machine):
    markers = locked()
    for row in rows:
        wheel, key = row[machine], (row["package"], row["version"])
        assert (wheel != NOT_NEEDED) == is_needed(markers[key], machine), key
        if wheel not in ("", NOT_NEEDED):
            assert wheel.split("-")[1].split("+")[0] == row["version"].replace("-", "_"), key
    lacking = {(row["package"], machine) for row in rows if not row[machine]}
    assert lacking == {each for each in BUILT_FROM_SOURCE if each[1] == machine}


def test_packages_of_several_versions_have_one_that_is_installed(rows):
    for machine in MACHINES:
        of_numpy = [row[machine] for row in rows if row["package"] == "numpy"]
        assert len(of_numpy) > 1
        assert sum(wheel != NOT_NEEDED for wheel in of_numpy) == 1


def test_the_readme_names_what_has_none():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`{package}`" in text for package, _ in BUILT_FROM_SOURCE)
