"""Papers whose numbers begin at 1 in each component: the name of a row says which indicator it is."""

import openpyxl

from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.rules import frameworks
from helpers import regions

NAMES = {own.id: (own.name.id, own.name.en) for own in frameworks.load("kabkota-2025").indicators}
HEAD = [["Lembar Penilaian"], ["Daerah", "Kota Blitar"], ["Tahun", 2025], ["Tahap", "Penilaian"]]
SIZES = (1, 6, 4, 4, 2, 2)


def read(folder, names):
    book = openpyxl.Workbook()
    for row in [*HEAD, ["No", "Indikator", "KPK", "Bukti Dukung"]]:
        book.active.append(row)
    numbers = [number for size in SIZES for number in range(1, size + 1)]
    for place, (number, name) in enumerate(zip(numbers, names, strict=True), 1):
        book.active.append([number, name, 70 + place, "SK"])
    book.save(folder / "a.xlsx")
    return ingest(folder, regions.official(), indicators=NAMES)


def test_numbers_that_begin_again_are_read_by_the_names(tmp_path):
    found = read(tmp_path, [name for name, _ in NAMES.values()])
    scores = {seen.item: seen.value for seen in found.observations if seen.item.endswith(".skor")}
    assert scores == {f"i{number:02d}.skor": 70 + number for number in range(1, 20)}
    assert found.findings == []


def test_numbers_that_begin_again_beside_an_unclear_name_are_not_guessed(tmp_path):
    names = [name for name, _ in NAMES.values()]
    found = read(tmp_path, [*names[:8], "Lain-lain", *names[9:]])
    assert "number_and_name_differ" in {finding.rule for finding in found.findings}
