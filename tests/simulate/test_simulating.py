"""A simulated country is read as it truly is: every planted fault is found, and nothing else; every figure stands."""

import csv
from collections import Counter
from functools import cache

import openpyxl
import pytest

from antikorupsi.assess.period import open_period
from antikorupsi.common.project import DEFAULT_FRAMEWORK, WorkbookError
from antikorupsi.ingest.surveys.reading import read_survey
from antikorupsi.ingest.tables.finding_rules import finding_rules
from antikorupsi.ingest.tables.frames import accounts_frame, unclosed_accounts
from antikorupsi.ingest.tables.ingest import Folder, ingest
from antikorupsi.rules.frameworks.loading import load
from antikorupsi.simulate.simulating import simulate

pytestmark = pytest.mark.slow

SEEDS = (1, 2, 3, 4, 5, 6)
_INTERVALS = ("ikm_bawah", "ikm_atas")  # how sure an index is follows from the survey's own tests


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """What a country of a seed holds in truth, and what reading it gives."""

    @cache
    def simulate_and_ingest(seed):
        parent = tmp_path_factory.mktemp(f"seed-{seed}")
        truth = simulate(parent / "negeri", regions=40, seed=seed, faults=0.02).truth
        period = open_period("negeri", parent)
        indicators = [indicator.id for indicator in load(DEFAULT_FRAMEWORK).indicators]
        return truth, ingest([Folder(period.folder, period.own_files)], period.regions, indicators, read_survey)

    return simulate_and_ingest


@pytest.mark.parametrize("seed", SEEDS)
def test_exactly_the_planted_faults_are_found(read, seed):
    truth, ingested = read(seed)
    planted = Counter((fault.rule, fault.file, fault.sheet, fault.cell) for fault in truth.faults)
    found = Counter((each.rule, each.file, each.sheet, each.cell) for each in ingested.findings)
    assert {"lost": list(planted - found), "too much": list(found - planted)} == {"lost": [], "too much": []}


@pytest.mark.parametrize("seed", SEEDS)
def test_exactly_the_true_figures_are_read_with_their_cells(read, seed):
    truth, ingested = read(seed)
    true = Counter(_comparable(*row) for row in truth.figures)
    seen = Counter(_observed(each) for each in ingested.observations if each.item not in _INTERVALS)
    assert {"lost": list(true - seen), "too much": list(seen - true)} == {"lost": [], "too much": []}
    assert all(each.simulated for each in ingested.observations)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_missing_mark_is_kept_as_it_was_written(read, seed):
    truth, ingested = read(seed)
    seen = [
        (each.region, each.instrument, each.item, each.year, each.written, each.file, each.sheet, each.cell)
        for each in ingested.missing
    ]
    assert sorted(seen) == sorted(truth.missing)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_row_and_cell_of_every_sheet_is_accounted_for(read, seed):
    assert unclosed_accounts(accounts_frame(read(seed)[1].accounts)) == []


def test_a_country_without_faults_reads_clean(tmp_path):
    simulate(tmp_path / "negeri", regions=20, seed=7, faults=0)
    period = open_period("negeri", tmp_path)
    indicators = [indicator.id for indicator in load(DEFAULT_FRAMEWORK).indicators]
    ingested = ingest([Folder(period.folder, period.own_files)], period.regions, indicators, read_survey)
    assert [(each.rule, each.file, each.cell) for each in ingested.findings] == []


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not(tmp_path):
    first, second, other = (simulate(tmp_path / name, 10, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    for one, two in ((first.folder, second.folder), (first.truth_folder, second.truth_folder)):
        content = _content(one)
        content.pop("README.md", None)
        again = _content(two)
        again.pop("README.md", None)
        assert content == again
    assert _content(first.folder) != _content(other.folder)


def test_every_rule_that_is_planted_exists_and_cell_faults_have_a_cell(read):
    for seed in SEEDS:
        for fault in read(seed)[0].faults:
            assert fault.rule in finding_rules()
            assert fault.cell or fault.rule.startswith(("file_", "hidden_sheet"))


def test_the_truth_lies_beside_the_folder_and_says_what_was_planted(tmp_path):
    made = simulate(tmp_path / "negeri", 10, 1)
    with (tmp_path / "negeri-kebenaran" / "faults.csv").open(encoding="utf-8") as file:
        kept = [tuple(row.values()) for row in csv.DictReader(file)]
    assert kept == sorted((fault.rule, fault.file, fault.sheet, fault.cell) for fault in made.truth.faults)
    assert not any("kebenaran" in path.name for path in made.folder.rglob("*"))


def test_every_workbook_says_that_it_is_simulated_or_stands_for_a_region_that_is(tmp_path):
    made = simulate(tmp_path / "negeri", 10, 1)
    for path in sorted(made.folder.glob("*.xlsx")):
        if "rusak" in path.name:
            continue
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
        top = " ".join(str(value) for row in sheet.iter_rows(max_row=3, values_only=True) for value in row if value)
        assert "SIMULASI" in top, path.name


@pytest.mark.parametrize(("regions", "faults"), [(0, 0.01), (595, 0.01), (10, -0.1), (10, 0.5)])
def test_numbers_that_make_no_sense_are_refused(tmp_path, regions, faults):
    with pytest.raises(WorkbookError):
        simulate(tmp_path / "negeri", regions, 1, faults)


def test_nothing_is_written_over(tmp_path):
    (tmp_path / "negeri").mkdir()
    (tmp_path / "negeri" / "penting.xlsx").write_bytes(b"x")
    with pytest.raises(WorkbookError, match="not empty"):
        simulate(tmp_path / "negeri", 10)
    assert [path.name for path in (tmp_path / "negeri").iterdir()] == ["penting.xlsx"]


def _content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _comparable(*fields):
    *who, value, label, status, file, sheet, cell = fields
    return (*who, f"{float(value):.9g}" if value else "", label, status, file, sheet, cell)


def _observed(seen):
    value = "" if seen.value is None else repr(seen.value)
    who = (seen.region, seen.instrument, seen.item, seen.year, seen.stage, seen.assessor)
    return _comparable(*who, value, seen.label or "", seen.status, seen.file, seen.sheet, seen.cell)
