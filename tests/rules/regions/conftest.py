"""A fictitious country of three regions, as a list that `regions.read` takes."""

from pathlib import Path

import pytest

from antikorupsi.rules.regions.registry import Regions
from helpers import regions

CONTOH = """\
code,type,name,short_name,province_code,province,capital,latitude,longitude,population,bps_code
01.03,kabupaten,Kabupaten Contoh Makmur,Contoh Makmur,01,Contoh Barat,Makmur,-1.5,101.25,120000,
01.10,kota,Kota Contoh Makmur,Contoh Makmur,01,Contoh Barat,,-1.25,101.5,,
02.01,kota,Kota Contoh Asri,Contoh Asri,02,Contoh Timur,Asri,0.5,110,98000,0299
"""


@pytest.fixture
def contoh_list(tmp_path: Path) -> Path:
    """The path of the list."""
    path = tmp_path / "regions.csv"
    path.write_text(CONTOH, encoding="utf-8")
    return path


@pytest.fixture
def contoh(contoh_list: Path) -> Regions:
    """The country."""
    return regions.read(contoh_list)
