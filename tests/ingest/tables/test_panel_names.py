"""A row of a working paper whose number and name are of two indicators credits neither."""

import openpyxl
import pytest

from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.rules import frameworks
from helpers import regions

INDICATORS = frameworks.load("kabkota-2025").indicators
NAMES = {own.id: (own.name.id, own.name.en) for own in INDICATORS}
BY_NUMBER = {own.number: own.name.id for own in INDICATORS}
HEAD = [["Lembar Penilaian"], ["Daerah", "Kota Blitar"], ["Tahun", 2025], ["Tahap", "Penilaian"], []]


def paper(folder, rows):
    book = openpyxl.Workbook()
    for row in [*HEAD, ["No", "Indikator", "KPK", "BPKP", "Bukti Dukung"], *rows]:
        book.active.append(row)
    book.save(folder / "a.xlsx")
    return ingest(folder, regions.official(), indicators=NAMES)


def shortened(name):
    return name[: len(name) * 3 // 4]


@pytest.mark.parametrize(("number", "name"), [(7, BY_NUMBER[5]), (2, BY_NUMBER[3]), (19, BY_NUMBER[18])])
def test_the_name_of_another_indicator_is_a_finding_and_no_score(tmp_path, number, name):
    found = paper(
        tmp_path, [[1, BY_NUMBER[1], 90, 91, "SK"], [number, name, 80, 81, "SK"], [None, None, None, None, "SK 2"]]
    )
    assert {seen.item.partition(".")[0] for seen in found.observations} == {"i01"}
    (differs,) = [finding for finding in found.findings if finding.rule == "number_and_name_differ"]
    assert differs.cell == "B8"
    assert differs.details["number"] == str(number)


@pytest.mark.parametrize("number", BY_NUMBER)
@pytest.mark.parametrize("write", [str, str.upper, shortened, "Indikator {}".format])
def test_its_own_name_however_written_is_none(tmp_path, number, write):
    found = paper(tmp_path, [[number, write(BY_NUMBER[number]), 80, 81, "SK"]])
    assert [seen.value for seen in found.observations if seen.item.endswith(".skor")] == [80, 81]
    assert "number_and_name_differ" not in {finding.rule for finding in found.findings}
