"""A page that would show something else has another fingerprint, whatever cell was changed."""

import random
import re
import shutil
import tomllib
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from antikorupsi.assess import holding
from antikorupsi.assess.parameters import Parameters
from antikorupsi.common.project import root
from antikorupsi.ingest import MARK
from antikorupsi.run.fingerprints import MAKERS, Fingerprints, makers_here
from antikorupsi.run.planning import all_jobs
from antikorupsi.run.preparing import rehearse

CONTOH = root() / "data" / "raw" / "contoh"
# One file of every kind; the others of a kind are read by the same code, and left out where they cost the most.
CHANGED = [
    *sorted(path.name for path in CONTOH.glob("SIMULASI *.xlsx")),
    "SKM 01.02 Kabupaten Contoh Sejahtera.xlsx",
    "Lembar Penilaian 01.03 2 monev.xlsx",
    "Lembar Penilaian 01.05 3 penilaian.xlsx",
]


def looked_at(raw):
    """By page: the HTML that its notebook shows, and its fingerprint.

    The notebooks share one assessment, as in a process that makes reports.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(holding, "_held", {})
        patch.setattr(holding, "_keys", {})
        assessment = Parameters(period="contoh", raw=str(raw)).assessment()
        jobs = all_jobs(assessment, {"period": "contoh", "raw": str(raw), "language": "id"}, ("html",))
        prints = Fingerprints(assessment)
        return {job.page: (rehearse(job.notebook, job.parameters), prints.of(job)) for job in jobs}


def start_of(name):
    """The kind of a file and its region's code, such as `SKM 01.02`."""
    return re.split(r"(?<=\d\.\d\d)\b", name)[0]


def change_cell(path, seed):
    """Doubles a number, or spells a word backwards, in the last column of a row: there the figures stand."""
    book = load_workbook(path)
    sheets = [sheet for sheet in book.worksheets if not str(sheet["A1"].value).startswith(MARK)]
    rows = [row for sheet in sheets for row in sheet.iter_rows(min_row=5)]
    cells = [filled[-1] for row in rows if len(filled := [cell for cell in row if cell.value is not None]) > 2]
    cell = random.Random(seed).choice(cells)
    cell.value = cell.value * 2 if isinstance(cell.value, int | float) else str(cell.value)[::-1]
    book.save(path)


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    """The simulated period; of surveys and panels, those of the regions of which one is changed."""
    folder = shutil.copytree(CONTOH, tmp_path_factory.mktemp("raw") / "contoh")
    kept = {start_of(name) for name in CHANGED}
    for path in [*folder.glob("SKM *"), *folder.glob("Lembar *")]:
        if start_of(path.name) not in kept:
            path.unlink()
    return folder.parent


@pytest.fixture(scope="module")
def before(raw):
    return looked_at(raw)


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGED)
def test_a_page_that_shows_something_else_is_out_of_date(raw, before, name):
    path = raw / "contoh" / name
    kept = path.read_bytes()
    change_cell(path, seed=name)
    try:
        after = looked_at(raw)
    finally:
        path.write_bytes(kept)
    differ = [page for page in before if before[page][0] != after[page][0]]
    unnoticed = [page for page in differ if before[page][1] == after[page][1]]
    assert unnoticed == []
    assert differ


def test_another_language_threshold_or_format_is_another_page(assessment_contoh):
    def prints(parameters, formats=("html",)):
        return Fingerprints(assessment_contoh).of(all_jobs(assessment_contoh, parameters, formats)[1])

    usual = prints({"period": "contoh", "language": "id"})
    for other in ({"period": "contoh", "language": "en"}, {"period": "contoh", "language": "id", "overrides": "{}"}):
        differing = {name for name, own in prints(other).items() if own != usual[name]}
        assert differing == {"parameters"}
    assert prints({"period": "contoh", "language": "id"}, ("html", "pdf"))["parameters"] != usual["parameters"]


def test_a_page_that_names_a_peer_is_out_of_date_when_the_peers_cell_moves_and_no_other_is(assessment_contoh):
    named = assessment_contoh.peers
    shows = (named["peer"] == "01.05") & (named["criterion"] == "opini_bpk")
    assert set(named.loc[shows, "region"]) == {"01.07"}
    moved = replace(assessment_contoh, peers=named.assign(cells=named["cells"].where(~shows, "a.xlsx|a|B2")))
    jobs = all_jobs(assessment_contoh, {"period": "contoh", "language": "id"}, ("html",))
    one, other = Fingerprints(assessment_contoh), Fingerprints(moved)
    differing = {job.page: set(one.of(job).items()) ^ set(other.of(job).items()) for job in jobs}
    assert [page for page, prints in differing.items() if prints] == ["daerah/kota-contoh-bahari.html"]
    assert {name for name, _ in differing["daerah/kota-contoh-bahari.html"]} == {"peers"}


def test_another_framework_is_another_page_everywhere(assessment_contoh):
    other = Parameters(period="contoh", framework="kabkota-2024").assessment()
    jobs = all_jobs(assessment_contoh, {"period": "contoh"}, ("html",))
    for job in jobs:
        first, second = Fingerprints(assessment_contoh).of(job), Fingerprints(other).of(job)
        assert first["framework"] != second["framework"]


def test_every_library_that_makes_pages_is_declared_and_its_version_is_part_of_the_fingerprint():
    declared = tomllib.loads((root() / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {line.split(">")[0] for line in declared}
    assert set(MAKERS) <= names
    assert set(makers_here()) == {"the package", "Python", *MAKERS}


PAGES_OF_REGIONS, OTHER_PAGES, RESULTS = "region pages", "pages of provinces and overview", "index and results"
EVERYTHING = {PAGES_OF_REGIONS, OTHER_PAGES, RESULTS}


def out_of_date(assessment, change, name):
    """Which kinds of output have another fingerprint after a change in a room or module."""
    jobs = all_jobs(assessment, {"period": "contoh", "language": "id"}, ("html",))

    def prints():
        now = Fingerprints(assessment)
        return {job.page: now.of(job) for job in jobs} | {RESULTS: now.of_results()}

    kinds = {job.page: PAGES_OF_REGIONS if job.region else OTHER_PAGES for job in jobs} | {RESULTS: RESULTS}
    before = prints()
    change(name)
    return {kinds[page] for page, now in prints().items() if now != before[page]}


@pytest.mark.parametrize(
    ("changed", "kinds"),
    [
        *[(f"antikorupsi.{room}", EVERYTHING) for room in ("common", "rules", "ingest", "assess", "show")],
        *[(f"helpers.{room}", EVERYTHING) for room in ("eligibility", "scoring")],
        *[(f"antikorupsi.publish.{part}", EVERYTHING) for part in ("pages", "scorecard")],
        ("helpers.region_report", {PAGES_OF_REGIONS}),
        ("helpers.overview", {OTHER_PAGES}),
        *[(f"antikorupsi.publish.{part}", {RESULTS}) for part in ("changes", "index", "results")],
        *[(f"antikorupsi.publish.{part}", set()) for part in ("exchange", "placing")],
        *[(f"antikorupsi.{room}", set()) for room in ("run", "cli", "simulate")],
        ("helpers.explore", set()),
    ],
)
def test_a_changed_room_makes_out_of_date_what_it_has_a_hand_in(assessment_contoh, with_change_in, changed, kinds):
    assert out_of_date(assessment_contoh, with_change_in, changed) == kinds
