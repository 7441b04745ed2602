"""Small spreadsheets made by the tests, read as a period's folder is read."""

import openpyxl
import pytest

from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions


@pytest.fixture
def read(tmp_path):
    """Writes sheets given as {file: rows} and ingests them over the official regions."""

    def write_and_read(files):
        for name, rows in files.items():
            workbook = openpyxl.Workbook()
            for row in rows:
                workbook.active.append(row)
            workbook.save(tmp_path / name)
        return ingest(tmp_path, regions.official(), indicators=[f"i{number:02d}" for number in range(1, 20)])

    return write_and_read
