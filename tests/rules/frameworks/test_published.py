"""The frameworks say what was published, with basis and source, in both languages."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from antikorupsi.rules import frameworks
from antikorupsi.rules.basis import Text, WithBasis
from antikorupsi.rules.frameworks.loading import DATA
from antikorupsi.rules.frameworks.rules import AtLeast, LabelAtLeast, LabelInConsecutiveYears, LabelIs, NamedBound

INDICATORS = """\
Skor Monitoring Center for Prevention (MCP)
Optimalisasi Pengawasan Internal terhadap Fungsi OPD
Pemberdayaan Whistleblowing System
Penguatan Unit Pengendalian Gratifikasi
Kepatuhan Pelaporan LHKPN (100%)
Sinergi APIP dengan APH
Tindak Lanjut Hasil Pengaduan/Laporan Masyarakat
Digitalisasi Proses Pelayanan Publik
Pelaksanaan Survei Kepuasan Masyarakat (SKM)
Kemudahan Masyarakat dalam Akses Informasi yang Efektif
Ketepatan Implementasi Standar Pelayanan Minimal (SPM), Permendagri 59/2021
Komitmen Antikorupsi Kepala Daerah dan Kepala OPD
Internalisasi Nilai-Nilai Antikorupsi
Penerapan Budaya Kerja Antikorupsi
Penerapan Reward dan Punishment
Mendorong Partisipasi Masyarakat dalam Pemberantasan Korupsi
Kesadaran Masyarakat dalam Mencegah Tindak Pidana Korupsi
Mendorong Kegiatan Berbasis Komunitas Masyarakat
Pelestarian Seni dan Budaya Lokal untuk Penanaman Nilai Antikorupsi
""".splitlines()

every_framework = pytest.mark.parametrize("identifier", frameworks.available())


def things(root: BaseModel) -> Iterator[BaseModel]:
    """A record and all records within it."""
    yield root
    for name in type(root).model_fields:
        value = getattr(root, name)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, BaseModel):
                yield from things(part)


def test_the_four_frameworks_are_there_and_the_default_is_one_of_them() -> None:
    assert frameworks.available() == ("desa-2021", "kabkota-2024", "kabkota-2025", "kabkota-2026")
    assert frameworks.load("kabkota-2025") is frameworks.load("kabkota-2025")


def test_the_pilot_has_8_criteria_6_components_and_19_indicators() -> None:
    pilot = frameworks.load("kabkota-2025")
    assert [own.id for own in pilot.criteria] == [
        "mcp", "spi", "sakip", "kepatuhan", "spip", "spbe", "opini_bpk", "hukum",
    ]  # fmt: skip
    assert [len(own.indicators) for own in pilot.components] == [1, 6, 4, 4, 2, 2]
    assert [own.name.id for own in pilot.indicators] == INDICATORS
    assert [own.id for own in pilot.indicators] == [f"i{number:02d}" for number in range(1, 20)]
    assert [own.name.id for own in pilot.components] == [
        "Tata Kelola Pemerintahan Daerah",
        "Peningkatan Kualitas Pengawasan",
        "Peningkatan Kualitas Pelayanan Publik",
        "Budaya Kerja Antikorupsi",
        "Peran Serta Masyarakat",
        "Kearifan Lokal",
    ]


def test_the_thresholds_of_2025_are_the_published_ones() -> None:
    pilot = frameworks.load("kabkota-2025")
    rules = {own.id: own.rule for own in pilot.criteria}
    assert rules["mcp"] == AtLeast(kind="at_least", threshold=75)
    assert rules["spi"] == AtLeast(kind="at_least", threshold=70, strict=True)
    level = NamedBound(bound=3, id="level 3 (Terdefinisi)", en="level 3 (Defined)")  # Peraturan BPKP 5/2021
    assert rules["spip"] == AtLeast(kind="at_least", threshold=3, called=level)
    assert rules["spbe"] == AtLeast(kind="at_least", threshold=2.6)
    assert rules["sakip"] == LabelAtLeast(
        kind="label_at_least", minimum="B", order=["AA", "A", "BB", "B", "CC", "C", "D"]
    )
    assert rules["kepatuhan"] == LabelAtLeast(
        kind="label_at_least",
        minimum="B",
        order=["A", "B", "C", "D", "E"],
        equals={"hijau": "B", "kuning": "C", "merah": "D"},
    )
    assert rules["opini_bpk"] == LabelInConsecutiveYears(
        kind="label_in_consecutive_years", accepted=["WTP", "WTP-DPP"], years=2
    )
    assert rules["hukum"] == LabelIs(kind="label_is", accepted="tidak ada")


def test_each_threshold_says_on_what_it_rests() -> None:
    basis = {own.id: own.basis for own in frameworks.load("kabkota-2025").criteria}
    assert basis == {
        "mcp": "published",
        "spi": "mission",
        "sakip": "assumption",
        "kepatuhan": "published",
        "spip": "assumption",
        "spbe": "assumption",
        "opini_bpk": "mission",
        "hukum": "mission",
    }


def test_opinions_of_the_ombudsman_from_2025_are_not_compared() -> None:
    first, last = frameworks.load("kabkota-2025").criterion("kepatuhan").comparable_years
    assert (first, last) == (2021, 2024)


def test_2024_differs_from_2025_in_the_spi_threshold_alone() -> None:
    earlier, later = frameworks.load("kabkota-2024"), frameworks.load("kabkota-2025")
    assert earlier.criterion("spi").rule == AtLeast(kind="at_least", threshold=68)
    assert earlier.criterion("spi").basis == "published"
    differing = {name for name in type(later).model_fields if getattr(earlier, name) != getattr(later, name)}
    assert differing == {"id", "title", "criteria"}
    assert [a.id for a, b in zip(earlier.criteria, later.criteria, strict=True) if a != b] == ["spi"]


def test_variants_of_the_spi_threshold_are_noted() -> None:
    note = frameworks.load("kabkota-2025").criterion("spi").note
    assert note is not None
    assert "≥ 68" in note.id
    assert "68-73,6" in note.id
    assert "≥ 68" in note.en
    assert "68-73,6" in note.en


def test_indicator_1_takes_the_mcp_score_and_three_others_may_be_fed() -> None:
    pilot = frameworks.load("kabkota-2025")
    assert {own.number: own.takes for own in pilot.indicators if own.takes} == {1: "mcp.total"}
    assert {own.number: own.may_take for own in pilot.indicators if own.may_take} == {
        5: "lhkpn.kepatuhan",
        9: "skm.ikm",
        11: "spm.indeks",
    }


def test_istimewa_begins_at_90_and_no_lower_predicate_is_invented() -> None:
    pilot = frameworks.load("kabkota-2025")
    best = pilot.predicate(90.0)
    assert best is not None
    assert best.name.id == "Istimewa"
    assert pilot.predicate(89.99) is None
    assert pilot.predicate(sum([90.0 * 0.1] * 10) - 1e-13) is best
    assert pilot.strict_reading is not None
    assert pilot.strict_reading.above == 90


def test_the_limits_are_stated() -> None:
    pilot = frameworks.load("kabkota-2025")
    assert pilot.minimum_coverage.value == 0.65
    assert pilot.oldest_figure_years.value == 2
    assert (pilot.scale.lowest, pilot.scale.highest) == (0, 100)


def test_villages_have_5_components_and_18_indicators() -> None:
    village = frameworks.load("desa-2021")
    assert [len(own.indicators) for own in village.components] == [5, 3, 5, 3, 2]
    assert village.criteria == []
    assert village.indicator("i01").weight == 5
    assert sum(own.weight or 0 for own in village.components[0].indicators) == 25


@every_framework
def test_every_decision_names_its_source(identifier: str) -> None:
    for thing in things(frameworks.load(identifier)):
        if isinstance(thing, WithBasis):
            assert len(thing.source) > 10, thing


@every_framework
def test_every_assumption_says_why_in_both_languages(identifier: str) -> None:
    loaded = frameworks.load(identifier)
    for scheme in loaded.weights:
        for assumption in frameworks.assumptions(loaded, scheme.id):
            assert assumption.note is not None, assumption.subject


@every_framework
def test_words_are_there_in_both_languages_and_translated(identifier: str) -> None:
    loaded = frameworks.load(identifier)
    words = [thing for thing in things(loaded) if isinstance(thing, Text)]
    assert all(text.id.strip() == text.id and text.en.strip() == text.en for text in words)
    same = {text.id for text in words if text.id == text.en}
    assert same == set(), f"not translated: {same}"


@every_framework
def test_numbers_are_written_as_each_language_writes_them(identifier: str) -> None:
    """A decimal comma in English, or a decimal point in Indonesian, outside quotations and addresses."""
    for text in (thing for thing in things(frameworks.load(identifier)) if isinstance(thing, Text)):
        quoted = re.compile(r'"[^"]*"|https?://\S+')
        assert not re.search(r"\d,\d", quoted.sub("", text.en)), text.en
        assert not re.search(r"\d\.\d", quoted.sub("", text.id)), text.id


@every_framework
def test_each_file_says_what_it_is_and_explains_each_key_where_it_first_stands(identifier: str) -> None:
    lines = (DATA / f"{identifier}.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    explained: set[str] = set()
    for line in lines:
        key = re.match(r"\s*(?:- )?([a-z_]+):(?:\s|$)", line)
        if key and key[1] not in explained:
            assert "  # " in line, line
            explained.add(key[1])
