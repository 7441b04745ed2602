"""The simulated set on the bench, and an explorer of it as explore.ipynb opens one."""

import shutil

import pytest

from antikorupsi.common.project import root
from antikorupsi.show.exploring.bench import Bench
from antikorupsi.show.exploring.choices import Choices
from antikorupsi.show.exploring.explorer import open_explorer

DESCRIPTION = "year: {year}\nregions: wilayah.csv\nsimulated: true\n"


@pytest.fixture(scope="session")
def bench(assessment_contoh):
    return Bench(assessment_contoh)


@pytest.fixture
def choices():
    return Choices("contoh", "01.02", "kabkota-2025")


@pytest.fixture
def explorer():
    return open_explorer({"period": "contoh", "region": "01.02", "language": "en", "overrides": {"spi": 66}})


@pytest.fixture(scope="session")
def two_years(tmp_path_factory):
    """The simulated set as two periods: as it is, and as if it were that of the year before."""
    folder = tmp_path_factory.mktemp("raw")
    for year in (2024, 2025):
        copied = shutil.copytree(root() / "data" / "raw" / "contoh", folder / str(year))
        (copied / "periode.yaml").write_text(DESCRIPTION.format(year=year), encoding="utf-8")
    return folder
