"""Writes the simulated set of villages: `python tools/write_desa_contoh.py [folder]`, else into `data/raw/desa-contoh`.

Deterministic: a second run gives the same bytes. Nothing else in the folder is touched.
"""

import sys
from pathlib import Path

from desa_contoh.files import books
from desa_contoh.story import FRAMEWORK, YEAR, villages

from helpers.regions import Regions
from helpers.simulation.country import region_list
from helpers.simulation.xlsx import xlsx_bytes

DEFAULT_FOLDER = Path(__file__).resolve().parents[1] / "data" / "raw" / "desa-contoh"
_PERIOD = f"""\
# The year that is assessed; figures of earlier years count.
year: {YEAR}
# The components, indicators and weights that are applied.
framework: {FRAMEWORK.id}
# The list of villages, beside this file.
regions: wilayah.csv
# Every figure here is invented: reports say so on every page.
simulated: true
"""
_README = """\
# A simulated set of villages

Eight fictitious villages (desa) of two fictitious provinces, assessed under `desa-2021`. Everything is invented; the
files are written by `tools/write_desa_contoh.py`, a second run gives the same bytes.

| village | what it shows |
|---|---|
| 01.01.01.2001 Desa Contoh Sukamaju | all three stages, a total above 90, a survey |
| 01.01.01.2002 Desa Contoh Mekarsari | a total below 90 |
| 01.01.02.2001 Desa Contoh Sukamaju | the same name in another kecamatan; two indicators that nobody scored |
| 01.01.02.2002 Desa Contoh Tirta | half of the indicators without a score: no total; a published one |
| 01.02.01.2001 Desa Contoh Harapan | no final stage yet |
| 01.02.01.2002 Desa Contoh Rukun | nothing at all |
| 02.01.01.2001 Desa Contoh Lestari | the final stage only |
| 02.01.01.2002 Desa Contoh Bahari | a published total only |

Faults put in on purpose, both in `SIMULASI Nilai Akhir Desa Antikorupsi.xlsx`: row 10 names Contoh Sukamaju, which two
villages are called, and nothing beside it; row 11 has the code of a kabupaten where that of a village belongs.
"""


def write_desa_contoh(folder: Path) -> None:
    """Writes the whole set into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for book in books():
        (folder / book.file).write_bytes(xlsx_bytes(book))
    listed = region_list(Regions(village.region for village in villages()))
    for name, text in (("wilayah.csv", listed), ("periode.yaml", _PERIOD), ("README.md", _README)):
        (folder / name).write_bytes(text.encode())


if __name__ == "__main__":
    write_desa_contoh(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER)
