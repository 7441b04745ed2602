"""A run chooses its regions, survives a failing report, and writes the manifest last."""

import json

import pytest
from pypdf import PdfReader

from helpers.parameters import Parameters
from helpers.project import WorkbookError
from helpers.runs import Job, Outcome, RunOptions, read_formats, running
from helpers.runs.running import choose_regions, run


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
    assert len(chosen) == 18


def test_an_unknown_region_is_refused_before_anything_runs(assessment_2025):
    with pytest.raises(WorkbookError, match="Kota Blitar"):
        choose(assessment_2025, regions=("Kota Blitr",))


def test_a_failing_report_stops_no_other_and_keeps_the_old_page(tmp_path, monkeypatch):
    old = tmp_path / "contoh" / "daerah" / "kabupaten-contoh-makmur.html"
    old.parent.mkdir(parents=True)
    old.write_text("laporan lama")
    wrong = {"region": "99.99"}
    broken_job = running.region_job

    def job_of(region, parameters, folder, formats):
        job = broken_job(region, parameters, folder, formats)
        return (
            Job(job.name, job.notebook, job.parameters | wrong, job.target, job.sections)
            if region.code == "01.01"
            else job
        )

    monkeypatch.setattr(running, "region_job", job_of)
    ended = run(RunOptions(Parameters(period="contoh"), ("01.01", "01.08"), reports=str(tmp_path)))
    assert [outcome.job.name for outcome in ended.failed] == ["Kabupaten Contoh Makmur"]
    assert "99.99" in ended.failed[0].error
    assert old.read_text() == "laporan lama"
    assert (old.parent / "kota-contoh-baru.html").exists()
    manifest = json.loads((tmp_path / "contoh" / "manifest.json").read_text())
    assert manifest["reports"]["daerah/kabupaten-contoh-makmur.html"]["error"]


def test_a_run_makes_the_pages_of_the_regions_and_of_their_provinces(tmp_path):
    run(RunOptions(Parameters(period="contoh"), ("01.08",), reports=str(tmp_path), formats=("pdf", "xlsx")))
    made = {path.relative_to(tmp_path / "contoh").as_posix() for path in (tmp_path / "contoh").rglob("*.*")}
    stems = ["ringkasan", "daerah/kota-contoh-baru", "provinsi/01"]
    assert made >= {f"{stem}.{ending}" for stem in stems for ending in ("html", "pdf", "ipynb")}
    page = (tmp_path / "contoh" / "daerah" / "kota-contoh-baru.html").read_text()
    assert 'href="kota-contoh-baru.pdf"' in page
    scorecard = tmp_path / "contoh" / "daerah" / "kota-contoh-baru.xlsx"
    attached = PdfReader(scorecard.with_suffix(".pdf")).attachments
    assert attached["kota-contoh-baru.xlsx"] == [scorecard.read_bytes()]
    run(RunOptions(Parameters(period="contoh"), ("01.08",), reports=str(tmp_path), formats=("html",)))
    assert not (tmp_path / "contoh" / "daerah" / "kota-contoh-baru.pdf").exists()


@pytest.mark.parametrize("text", ["", "html,docx", "pdf;xlsx"])
def test_an_unknown_format_is_refused(text):
    with pytest.raises(WorkbookError, match="html, pdf, xlsx"):
        read_formats(text)


def test_a_crashed_job_is_an_outcome_with_its_reason(tmp_path):
    job = Job("x", "no-such-notebook.ipynb", {"language": "id"}, tmp_path / "x.html")
    (outcome,) = list(running._run_all([job], 1, lambda _outcome, _all: None))
    assert isinstance(outcome, Outcome)
    assert "no-such-notebook" in outcome.error
