"""A run chooses its regions, makes only what is out of date, survives a failing report, and repeats byte for byte."""

import json
import re
import shutil
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from antikorupsi.assess.parameters import Parameters
from antikorupsi.common import run_in_fork
from antikorupsi.common.project import WorkbookError
from antikorupsi.run import planning
from antikorupsi.run.choosing import RunOptions, choose_regions
from antikorupsi.run.jobs import read_formats
from antikorupsi.run.page_status import read_age
from antikorupsi.run.running import folder_of, run
from antikorupsi.run.status import status_of
from tests.assess.copies import copy_of_contoh, put_tables
from tests.run.comparing import bytes_by_address, differing_files


def choose(assessment, **choice):
    return [region.code for region in choose_regions(RunOptions(Parameters(), **choice), assessment)]


def test_no_choice_means_all_514(assessment_2025):
    assert len(choose(assessment_2025)) == 514


def test_regions_are_chosen_by_name_slug_code_and_province(assessment_2025):
    assert choose(assessment_2025, regions=("kota-blitar", "33.72", "Kab. Badung")) == ["33.72", "35.72", "51.03"]
    assert len(choose(assessment_2025, province="Bali")) == 9


def test_pilots_and_candidates_are_those_of_the_published_scores(assessment_2025):
    chosen = choose(assessment_2025, candidates=True)
    assert {"35.72", "33.72", "34.01", "13.76", "52.71", "71.07", "51.03"} <= set(chosen)
    assert len(chosen) == 22


def test_of_the_chosen_regions_those_without_a_figure_are_left_out_on_request(assessment_2025):
    known = set(assessment_2025.observations["region"])
    without = [code for code in choose(assessment_2025) if code not in known]
    assert without
    assert choose(assessment_2025, with_data=True) == [c for c in choose(assessment_2025) if c in known]
    assert choose(assessment_2025, with_data=True, regions=("kota-blitar", without[0])) == ["35.72"]
    with pytest.raises(WorkbookError, match="leave out --with-data"):
        choose(assessment_2025, with_data=True, regions=(without[0],))


def test_an_unknown_region_is_refused_before_anything_runs(assessment_2025):
    with pytest.raises(WorkbookError, match="Kota Blitar"):
        choose(assessment_2025, regions=("Kota Blitr",))


@pytest.mark.parametrize("text", ["", "html,docx", "pdf;xlsx"])
def test_an_unknown_format_is_refused(text):
    with pytest.raises(WorkbookError, match="html, pdf, xlsx"):
        read_formats(text)


def test_a_time_is_read_and_nothing_else():
    assert read_age("26h") == timedelta(hours=26)
    with pytest.raises(WorkbookError, match="90m, 26h or 7d"):
        read_age("a day")


# What tests of which pages are made need; PDF and scorecard of a page take longer than the page.
PAGES_ALONE = ("html",)


@pytest.fixture(scope="module")
def first_run(tmp_path_factory):
    """The simulated spreadsheets and all pages made of them, as a folder to copy, and where it was made."""
    place = tmp_path_factory.mktemp("period") / "now"
    copy_of_contoh(place / "raw" / "contoh")
    assert len(made_by(options_of(place, place / "raw", formats=PAGES_ALONE))) == 10
    return shutil.copytree(place, place.with_name("kept")), place


@pytest.fixture
def published(first_run):
    """The options of a run over a published period, to change; it lies where it was made, since pages know where."""
    kept, place = first_run
    shutil.rmtree(place)
    shutil.copytree(kept, place)
    put_tables(place / "raw" / "contoh")
    return options_of(place, place / "raw", formats=PAGES_ALONE)


def options_of(folder, raw=None, **choice):
    parameters = Parameters(period="contoh", raw=str(raw) if raw else "")
    return RunOptions(parameters, reports=str(folder / "reports"), **choice)


def states(options):
    """By page: its state and the reason; judged apart as a run judges, since polars hangs where it is forked in use."""

    def judged():
        found = status_of(folder_of(options), options.parameters.assessment(), options)
        return {own.page: (own.state, own.why) for own in found.pages}

    return run_in_fork(judged)


def made_by(options):
    events = []
    run(options, events.append)
    return {event.page for event in events if event.what == "made"}


def change_opinion(options):
    """Another opinion of BPK for Kabupaten Contoh Damai: no rank, no mean and no chart of another region shows it."""
    path = Path(options.parameters.raw) / "contoh" / "SIMULASI 03 Opini BPK atas LKPD.xlsx"
    book = load_workbook(path)
    cell = next(
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        if any("Damai" in str(own.value) for own in row)
        for cell in row
        if str(cell.value).upper() in ("WTP", "WDP", "WAJAR TANPA PENGECUALIAN", "WAJAR DENGAN PENGECUALIAN")
    )
    cell.value = "WDP" if "WTP" in str(cell.value) or "TANPA" in str(cell.value).upper() else "WTP"
    book.save(path)
    return path


@pytest.mark.slow
def test_only_what_shows_a_change_is_made_again_and_the_status_says_why(published):
    options = published
    assert made_by(options) == set()
    assert {state for state, _ in states(options).values()} == {"published"}
    change_opinion(options)
    stale = {page: why for page, (state, why) in states(options).items() if state == "stale"}
    assert "figures" in stale["daerah/kabupaten-contoh-damai.html"]
    assert set(stale) <= {"daerah/kabupaten-contoh-damai.html", "provinsi/01.html", "ringkasan.html"}
    assert made_by(options) == set(stale)
    assert {state for state, _ in states(options).values()} == {"published"}
    page = folder_of(options) / "daerah" / "kabupaten-contoh-damai.html"
    page.write_text(page.read_text() + "<!-- by hand -->")
    assert states(options)["daerah/kabupaten-contoh-damai.html"] == ("damaged", (planning.ALTERED,))
    assert made_by(options) == {"daerah/kabupaten-contoh-damai.html"}


@pytest.mark.slow
def test_a_failing_report_stops_no_other_keeps_the_old_page_marked_and_is_tried_twice(published, monkeypatch):
    options = replace(published, regions=("01.01", "01.08"), force=True)
    old = folder_of(options) / "daerah" / "kabupaten-contoh-makmur.html"
    before = old.read_text()
    plan_of = planning.region_job

    def broken_job(region, parameters, formats):
        job = plan_of(region, parameters, formats)
        return replace(job, parameters=job.parameters | {"region": "99.99"}) if region.code == "01.01" else job

    with monkeypatch.context() as broken:
        broken.setattr(planning, "region_job", broken_job)
        events = []
        ended = run(options, events.append)
    assert [outcome.job.name for outcome in ended.failed] == ["Kabupaten Contoh Makmur"]
    assert "99.99" in ended.failed[0].error
    assert [event.name for event in events if event.what == "retried"] == ["Kabupaten Contoh Makmur"]
    assert (folder_of(options) / "daerah" / "kota-contoh-baru.html").exists()
    manifest = json.loads((folder_of(options) / "manifest.json").read_text())
    assert "99.99" in manifest["reports"]["daerah/kabupaten-contoh-makmur.html"]["error"]
    assert states(options)["daerah/kabupaten-contoh-makmur.html"][0] == "failed"
    assert old.read_text() == before  # the data did not change: what it shows is still so
    assert run(options).failed == []
    assert states(options)["daerah/kabupaten-contoh-makmur.html"][0] == "published"


@pytest.mark.slow
def test_a_page_that_was_not_made_again_says_that_it_is_out_of_date_here_and_in_the_index(published):
    options = published
    change_opinion(options)
    run(replace(options, regions=("01.08",)))
    page = folder_of(options) / "daerah" / "kabupaten-contoh-damai.html"
    assert "Halaman ini tidak mutakhir" in page.read_text()
    assert "tidak mutakhir" in (folder_of(options) / "index.html").read_text()
    run(options)
    assert "Halaman ini tidak mutakhir" not in page.read_text()


@pytest.mark.slow
def test_pages_of_spreadsheets_that_changed_while_they_were_made_say_that_they_are_out_of_date(published):
    options, heard, changed = published, [], []

    def change_after_the_first(event):
        if event.what == "made" and "made" not in heard:
            changed.append(change_opinion(options))
        heard.append(event.what)

    run(replace(options, force=True), change_after_the_first)
    page = folder_of(options) / "daerah" / "kabupaten-contoh-damai.html"
    assert "Halaman ini tidak mutakhir" in page.read_text()
    manifest = json.loads((folder_of(options) / "manifest.json").read_text())
    assert manifest["inputs"][changed[0].name] == sha256(changed[0].read_bytes()).hexdigest()
    assert "daerah/kabupaten-contoh-damai.html" in made_by(options)
    assert {state for state, _ in states(options).values()} == {"published"}


@pytest.mark.slow
def test_a_run_makes_the_pages_of_the_regions_and_of_their_provinces(tmp_path):
    options = options_of(tmp_path, regions=("01.08",), formats=("pdf", "xlsx"))
    run(options)
    folder = folder_of(options)
    made = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    stems = ["ringkasan", "daerah/kota-contoh-baru", "provinsi/01"]
    assert made >= {f"{stem}.{ending}" for stem in stems for ending in ("html", "pdf", "ipynb")}
    assert 'href="kota-contoh-baru.pdf"' in (folder / "daerah" / "kota-contoh-baru.html").read_text()
    scorecard = folder / "daerah" / "kota-contoh-baru.xlsx"
    attached = PdfReader(scorecard.with_suffix(".pdf")).attachments
    assert attached["kota-contoh-baru.xlsx"] == [scorecard.read_bytes()]
    run(replace(options, formats=("html",)))
    assert not scorecard.with_suffix(".pdf").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("templates_started_anew")
def test_the_same_inputs_give_the_same_bytes_in_every_format(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1765238400")
    first, second = (
        options_of(tmp_path / name, regions=("01.05",), formats=("html", "pdf", "xlsx")) for name in ("first", "second")
    )
    run(first)
    run(second)
    assert differing_files(bytes_by_address(first), bytes_by_address(second)) == []


@pytest.mark.slow
@pytest.mark.usefixtures("templates_started_anew")
def test_ordinary_kernels_make_the_same_notebooks_and_pages_of_every_kind_of_region(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1765238400")
    kinds = ("01.01", "01.05", "01.07", "01.08")  # one of each verdict; of the last nothing is known
    asked = {"regions": kinds, "formats": PAGES_ALONE}  # the other formats are made from the notebook, without a kernel
    warm, cold = options_of(tmp_path / "warm", **asked), options_of(tmp_path / "cold", **asked, cold=True)
    for options, kernels in ((warm, "warm kernels"), (cold, "python3 kernels")):
        events = []
        run(options, events.append)
        assert kernels in next(event.text for event in events if event.what == "noted")
    assert len(list(folder_of(warm).rglob("*.ipynb"))) == 6
    assert differing_files(bytes_by_address(warm), bytes_by_address(cold)) == []


_LINK = re.compile(r'(?<=\s)href="(?!#|\w+:)([^"#?]+)')
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


def dead_links(folder):
    """By page: the addresses of its links that lead to no file."""
    pages = sorted(folder.rglob("*.html"))
    links = {page: sorted(set(_LINK.findall(_SCRIPT.sub("", page.read_text(encoding="utf-8"))))) for page in pages}
    dead = {page.name: [to for to in found if not (page.parent / to).exists()] for page, found in links.items()}
    return {name: addresses for name, addresses in dead.items() if addresses}


def test_no_page_links_to_one_that_was_not_made_until_it_is(tmp_path):
    one = options_of(tmp_path, formats=PAGES_ALONE, regions=("01.01",))
    run(one)
    folder = folder_of(one)
    reports, province = sorted((folder / "daerah").glob("*.html")), folder / "provinsi" / "01.html"
    assert len(reports) == 1
    assert dead_links(folder) == {}
    before = set(_LINK.findall(province.read_text(encoding="utf-8")))
    run(options_of(tmp_path, formats=PAGES_ALONE, regions=("01.02",)))
    after = set(_LINK.findall(province.read_text(encoding="utf-8")))
    assert dead_links(folder) == {}
    assert len(after - before) == 1
    assert made_by(one) == set()
