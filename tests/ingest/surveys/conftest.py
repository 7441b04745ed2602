"""Survey sheets made by the tests, read as a period's folder is read."""

import openpyxl
import pytest

from antikorupsi.ingest.surveys.reading import read_survey
from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions

HEAD = [["Survei Kepuasan Masyarakat (SKM)"], ["Kode Wilayah", "35.72"], ["Tahun", 2024]]
UNSUR = [f"U{number}" for number in range(1, 10)]


@pytest.fixture
def read(tmp_path):
    """Writes sheets given as {file: rows} and ingests them with their surveys."""

    def write_and_read(files):
        for name, rows in files.items():
            workbook = openpyxl.Workbook()
            for row in rows:
                workbook.active.append(row)
            workbook.save(tmp_path / name)
        return ingest(tmp_path, regions.official(), read_survey=read_survey)

    return write_and_read


@pytest.fixture
def survey(read):
    """Reads one SKM sheet with the given further columns {heading: cells}, everyone answering 3 unless told."""

    def read_one(respondents, columns=None, answers=None, above=(), below=()):
        columns = columns or {}
        answers = answers or [[3] * 9] * respondents
        rows = [*HEAD, *above, [*columns, *UNSUR]]
        rows += [[*(cells[place] for cells in columns.values()), *answers[place]] for place in range(respondents)]
        return read({"skm.xlsx": [*rows, *below]})

    return read_one
