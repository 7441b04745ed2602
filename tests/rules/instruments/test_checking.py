"""Instrument files that claim what is of others, and ranges and days that cannot be, are refused by their line."""

import shutil

import pytest

from antikorupsi.common import WorkbookError
from antikorupsi.rules.instruments import loading

GOOD = """\
id: zz
name: {id: Zet, en: Zet}
owner: X
recognised_by: [zetzet]
usual_release: {years_after: 1, month: 2, day: 28, note: {id: a, en: b}}
columns:
  - item: total
    names: [Nilai Zet]
    type: number
    range: [0, 100]
    by_year: true
    required: true
    words: {id: a, en: b}
"""


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Loads the instrument files with one more."""

    shutil.copytree(loading.DATA, tmp_path / "data")

    def loaded(text):
        (tmp_path / "data" / "zz.yaml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(loading, "DATA", tmp_path / "data")
        return loading.instrument_by_id.__wrapped__()

    return loaded


def test_a_new_instrument_that_claims_nothing_of_others_is_taken(load):
    for names in ("[Nilai Zet]", "[Nilai]", "[Skor, Nilai Akhir]", "[Indeks Zet, Zet]"):
        assert "zz" in load(GOOD.replace("[Nilai Zet]", names))


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        *[("id: zz", f"id: {name}", 1, "already") for name in ("mcp", "opini_bpk", "skm")],
        *[
            ("id: zz", f"id: {name}", 1, "small letters")
            for name in ("../zz", "a/b", '"."', "Zz", '"z z"', "/etc/zz", '""')
        ],
        *[
            ("[zetzet]", f"[{name}]", 4, "recognises")
            for name in ("mcp", "SPBE", "zetzet, opini bpk", "Survei-Kepuasan Masyarakat")
        ],
        *[
            ("[zetzet]", f"[{name}]", 4, "workbooks of any kind")
            for name in ("a", "zz", '"--"', "nilai", "Tahun", "zetzet, kota")
        ],
        ("[zetzet]", "[]", 4, "at least one"),
        ("[zetzet]", '[""]', 4, "Write the words"),
        *[
            ("Nilai Zet", name, 8, "names another instrument")
            for name in ("Nilai MCP", "Indeks SPBE 2024", "Zet dan SPIP")
        ],
        *[("Nilai Zet", name, 8, "every workbook") for name in ("Kab/Kota", "Tahun", "Kode Wilayah", "Provinsi")],
        ("[Nilai Zet]", "[]", 8, "at least one"),
        *[("[0, 100]", f"[{ends}]", 7, "lower one first") for ends in ("100, 0", "5, 5")],
        *[("[0, 100]", f"[{ends}]", 10, "finite") for ends in ("0, .nan", ".nan, .nan", "0, .inf")],
        *[
            ("month: 2, day: 28", f"month: {month}, day: {day}", 5, "no day")
            for month, day in ((2, 30), (2, 29), (4, 31))
        ],
    ],
)
def test_what_contradicts_other_files_or_the_calendar_is_refused_by_its_line(load, old, new, line, said):
    with pytest.raises(WorkbookError) as refused:
        load(GOOD.replace(old, new))
    assert "zz.yaml, line" in str(refused.value)
    assert said in str(refused.value)
    assert f"line {line}," in str(refused.value)


def test_a_heading_of_two_columns_of_a_file_is_refused(load):
    twice = "".join(f"  - item: {name}\n    names: [Nilai Zet]\n    words: {{id: a, en: b}}\n" for name in ("a", "b"))
    with pytest.raises(WorkbookError, match="another column of this file"):
        load(GOOD[: GOOD.index("  - item")] + twice)
