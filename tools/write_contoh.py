"""Writes the simulated set of spreadsheets: `python tools/write_contoh.py [folder]`, else into `data/raw/contoh`.

Deterministic: a second run gives the same bytes. Nothing else in the folder is touched.
"""

import sys
from pathlib import Path

from contoh.agencies import agency_pages
from contoh.descriptions import write_descriptions
from contoh.faults import Planted, plant, write_attendance, write_damaged
from contoh.panel import panel_pages
from contoh.story import regions
from contoh.survey import survey_pages
from contoh.workbooks import write_page

DEFAULT_FOLDER = Path(__file__).resolve().parents[1] / "data" / "raw" / "contoh"


def write_contoh(folder: Path) -> list[Planted]:
    """Writes the whole set into a folder and returns the faults put in on purpose."""
    folder.mkdir(parents=True, exist_ok=True)
    everyone = regions()
    planted: list[Planted] = []
    for page in agency_pages(everyone):
        faulty, faults = plant(page)
        planted += faults
        write_page(faulty, folder)
    for page in [*panel_pages(everyone), *survey_pages(everyone)]:
        write_page(page, folder)
    planted += [write_attendance(folder), write_damaged(folder)]
    write_descriptions(everyone, planted, folder)
    return planted


def main() -> None:
    """Writes the set and says where the faults are."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER
    for fault in write_contoh(folder):
        print(f"{fault.file}, {fault.sheet}, {fault.cell}: {fault.what}")


if __name__ == "__main__":
    main()
