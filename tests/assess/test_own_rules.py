"""A framework and instruments that lie in the folder of a period hold there, and are refused like the package's."""

import shutil

import pytest

from antikorupsi.assess.period import open_period
from antikorupsi.common import WorkbookError
from antikorupsi.common.project import root
from antikorupsi.rules import frameworks, instrument_by_id, own_rules, scale_of
from antikorupsi.run.fingerprints import Fingerprints
from antikorupsi.run.planning import all_jobs
from helpers import Assessment

CONTOH = root() / "data" / "raw" / "contoh"
FRAMEWORK = """
id: uji-2025
extends: kabkota-2025
title: {id: Program Uji, en: Trial programme}
criteria:
  - id: arsip
    name: {id: Nilai arsip, en: Archive score}
    owner: Dinas Arsip
    instrument: arsip
    items: [nilai]
    rule: {kind: at_least, threshold: 3.5}
    basis: assumption
    source: uji
  - id: kelas
    name: {id: Kelas arsip, en: Archive class}
    owner: Dinas Arsip
    instrument: arsip
    items: [kelas]
    rule: {kind: label_is, accepted: Tertib}
    basis: assumption
    source: uji
"""
INSTRUMENT = """
id: arsip
name: {id: Penilaian kearsipan, en: Archive assessment}
owner: Dinas Arsip
recognised_by: [kearsipan]
columns:
  - item: nilai
    names: [Nilai Arsip]
    type: number
    range: [1, 5]
    required: true
    words: {id: "Nilai (1-5).", en: "Score (1-5)."}
  - item: kelas
    names: [Kelas Arsip]
    type: label
    labels: {Tertib: [tertib sekali], Belum: [belum tertib]}
    words: {id: "Kelas.", en: "Class."}
"""
FIGURES = """Hasil kearsipan daerah,,,,
Kode Wilayah,Nama Daerah,Tahun,Nilai Arsip,Kelas Arsip
01.01,Kabupaten Contoh Makmur,2024,"3,5",Tertib sekali
01.02,Kabupaten Contoh Sejahtera,2024,"3,4",Belum tertib
"""


@pytest.fixture
def raw(tmp_path):
    """A folder of periods with `uji`: the fictitious regions under a framework and an instrument of its own."""
    folder = tmp_path / "raw" / "uji"
    (folder / "instrumen").mkdir(parents=True)
    shutil.copy(CONTOH / "wilayah.csv", folder)
    (folder / "periode.yaml").write_text("year: 2025\nregions: wilayah.csv\nsimulated: true\n", encoding="utf-8")
    (folder / "kerangka.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "instrumen" / "arsip.yaml").write_text(INSTRUMENT, encoding="utf-8")
    (folder / "kearsipan.csv").write_text(FIGURES, encoding="utf-8")
    return folder.parent


def verdicts(assessment, code):
    rows = assessment.rows_of("verdicts", code)
    return dict(zip(rows["criterion"], rows["status"], strict=True))


def refusal(raw, file, old, new):
    """What is said of the period when one text in one of its files is another."""
    path = raw / "uji" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(WorkbookError) as refused:
        Assessment.load("uji", raw=raw)
    return str(refused.value)


def test_criteria_judge_by_numbers_and_labels_of_an_own_instrument(raw):
    assessment = Assessment.load("uji", raw=raw)
    assert assessment.framework.id == "uji-2025"
    first, second = verdicts(assessment, "01.01"), verdicts(assessment, "01.02")
    assert (first["arsip"], first["kelas"]) == ("meets", "meets")
    assert (second["arsip"], second["kelas"]) == ("fails", "fails")
    assert first["mcp"] == "no_data"  # the criteria of the framework that it extends are there too
    assert assessment.findings.empty


def test_the_scale_of_an_item_is_that_of_its_file(raw):
    Assessment.load("uji", raw=raw)
    assert scale_of("arsip", "nilai") == (1, 5)
    assert scale_of("arsip", "kelas") is None


def test_another_period_knows_nothing_of_them(raw):
    Assessment.load("uji", raw=raw)
    Assessment.load("contoh")
    assert "arsip" not in instrument_by_id()
    with pytest.raises(WorkbookError, match="no framework 'uji-2025'"):
        frameworks.load("uji-2025")


def test_opening_a_period_puts_nothing_in_force(raw):
    before = own_rules()
    open_period("uji", raw)
    assert own_rules() == before


def test_an_own_instrument_of_the_id_of_another_replaces_it(raw):
    text = INSTRUMENT.replace("id: arsip", "id: spbe")
    (raw / "uji" / "instrumen" / "arsip.yaml").rename(raw / "uji" / "instrumen" / "spbe.yaml")
    (raw / "uji" / "instrumen" / "spbe.yaml").write_text(text, encoding="utf-8")
    (raw / "uji" / "kerangka.yaml").unlink()
    with pytest.raises(WorkbookError, match=r"kabkota-2025.yaml, line \d+, .*: spbe has no item 'total'"):
        Assessment.load("uji", raw=raw)
    assert scale_of("spbe", "nilai") == (1, 5)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("kerangka.yaml", "instrument: arsip\n    items: [nilai]", "instrument: arsib\n    items: [nilai]",
         "kerangka.yaml, line 9, criteria > arsip > instrument: there is no instrument 'arsib'. Did you mean 'arsip'?"),
        ("kerangka.yaml", "items: [nilai]", "items: [nilay]", "arsip has no item 'nilay'. Did you mean 'nilai'? There"),
        ("kerangka.yaml", "threshold: 3.5", "threshold: 35", "35 is off the scale of arsip.nilai. Write a number from"),
        ("kerangka.yaml", "accepted: Tertib", "accepted: Tertip", "arsip has no label 'Tertip'. Did you mean 'Tertib'"),
        ("kerangka.yaml", "kabkota-2025", "kabkota-2052", "no framework 'kabkota-2052' to extend. Did you mean 'kabk"),
        ("kerangka.yaml", "uji-2025", "kabkota-2024", "line 2, id: 'kabkota-2024' is a framework of the workbook."),
        ("kerangka.yaml", "id: uji-2025\n", "", "kerangka.yaml, line 2, id: the key is missing. Write a name of its"),
        ("instrumen/arsip.yaml", "range: [1, 5]", "range: [5, 1]", "instrumen/arsip.yaml, line 7, columns > nilai:"),
        ("instrumen/arsip.yaml", "recognised_by", "recognized_by", "Did you mean 'recognised_by'?"),
        ("instrumen/arsip.yaml", "id: arsip", "id: arsib", "instrumen/arsip.yaml, line 2, id: 'arsib' is not the name"),
        ("instrumen/arsip.yaml", "[kearsipan]", "[spbe]", "'spbe' recognises spbe already. Write a name that is this"),
        ("periode.yaml", "year", "framework: uji-2024\nyear",
         "kabkota-2026. Did you mean 'uji-2025'?"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_line_and_the_nearest_match(raw, file, old, new, said):
    assert said in refusal(raw, file, old, new)


def test_a_changed_instrument_makes_the_pages_that_show_it_again(raw):
    framework = raw / "uji" / "kerangka.yaml"
    framework.write_text(framework.read_text(encoding="utf-8").partition("criteria:")[0], encoding="utf-8")

    def fingerprints():
        assessment = Assessment.load("uji", raw=raw)
        jobs = all_jobs(assessment, {"period": "uji", "raw": str(raw), "language": "id"}, ("html",))
        return {job.region or job.page: Fingerprints(assessment).of(job)["framework"] for job in jobs}

    before = fingerprints()
    path = raw / "uji" / "instrumen" / "arsip.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Penilaian kearsipan", "Nilai arsip"), encoding="utf-8")
    now = fingerprints()
    changed = {name for name in before if before[name] != now[name]}
    assert {"01.01", "01.02"} < changed
    assert "01.03" not in changed
