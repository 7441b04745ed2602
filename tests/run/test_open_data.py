"""What others cite is made, replaced and removed with the page it belongs to, and knows where it is served."""

import json
import re
from dataclasses import replace

import pytest

from antikorupsi.assess.parameters import Parameters
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.fingerprints import Fingerprints
from antikorupsi.run.jobs import left_over
from antikorupsi.run.manifest import Entry, Manifest
from antikorupsi.run.planning import Planned, all_jobs, out_of_date
from antikorupsi.run.running import folder_of, run
from antikorupsi.run.status import status_of

REGION, PAGE = "01.02", "daerah/kabupaten-contoh-sejahtera"
BASE = "https://contoh.example/contoh/"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def job(assessment_contoh):
    jobs = all_jobs(assessment_contoh, {"period": "contoh", "language": "id"}, ("html",))
    return next(job for job in jobs if job.region == REGION)


def test_another_address_is_a_reason_to_make_a_page_and_none_to_call_it_out_of_date(assessment_contoh, job):
    prints, moved = Fingerprints(assessment_contoh), replace(job, base_url=BASE)
    before, now = prints.of(job), prints.of(moved)
    assert [name for name in now if before[name] != now[name]] == ["address"]
    entry = Entry(job.name, REGION, "2026-01-01", 1.0, before, job.formats, job.parameters, {})
    assert out_of_date(entry, Planned(moved, now, ("address",))) == []


def test_the_data_of_a_page_go_when_it_has_none_any_more():
    assert f"{PAGE}.json" in left_over(f"{PAGE}.html", [f"{PAGE}.html", f"{PAGE}.ipynb"])
    assert f"{PAGE}.json" not in left_over(f"{PAGE}.html", [f"{PAGE}.html", f"{PAGE}.json"])


@pytest.mark.slow
def test_a_run_publishes_them_and_another_one_moves_them_to_another_address(assessment_contoh, tmp_path):
    options = RunOptions(Parameters(period="contoh"), regions=(REGION,), reports=str(tmp_path), base_url=BASE)
    assert run(options).failed == []
    folder = folder_of(options)
    manifest = Manifest.read(folder)
    assert f"{PAGE}.json" in manifest.reports[f"{PAGE}.html"].files
    tables = {f"tabel/{name}.csv" for name in ("places", "verdicts", "scores", "observations", "findings")}
    assert tables | {"datapackage.json", "hasil.csv"} <= set(manifest.results["files"])
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["homepage"] == f"{BASE}index.html"
    for name in (PAGE, "ringkasan", "index", "metode", "bandingkan"):
        page = (folder / f"{name}.html").read_text(encoding="utf-8")
        assert json.loads(SCRIPT.search(page)[1])["@id"] == f"{BASE}{name}.html"
        assert f'<a href="{BASE}{name}.html">' in page.split("<footer>")[1]
        assert "CC BY 4.0" in page.split("<footer>")[1]
    beside = json.loads((folder / f"{PAGE}.json").read_text(encoding="utf-8"))
    assert f"{BASE}{PAGE}.html#kriteria-spi" in {each.get("@id") for each in beside["variableMeasured"]}
    states = {page.page: page.state for page in status_of(folder, assessment_contoh, options).pages}
    assert states[f"{PAGE}.html"] == "published"
    assert run(options).made == 0

    (folder / "tabel" / "verdicts.csv").write_text("altered", encoding="utf-8")
    elsewhere = replace(options, base_url="")
    assert run(elsewhere).made == 3
    page = (folder / f"{PAGE}.html").read_text(encoding="utf-8")
    assert json.loads(SCRIPT.search(page)[1])["@id"].startswith("urn:uuid:")
    assert BASE not in page
    assert (folder / "tabel" / "verdicts.csv").read_text(encoding="utf-8").startswith("region,criterion,status,")
