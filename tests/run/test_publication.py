"""Whatever a disk refuses is one clear sentence, and nothing that was published is damaged."""

import errno
import os
import resource

import pytest

from antikorupsi.assess.parameters import Parameters
from antikorupsi.common.project import WorkbookError
from antikorupsi.publish.placing import journal
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.manifest import Manifest
from antikorupsi.run.publication import publishing
from antikorupsi.run.running import run

JOB = Job("Kota Contoh", "4-region-report.ipynb", {"language": "id"}, "daerah/kota-contoh.html", made="2026-01-01")


def outcome(text, job=JOB):
    return Outcome(job, 1.0, {"daerah/kota-contoh.ipynb": text.encode(), job.page: text.encode()})


def publish(folder, text):
    with publishing(folder) as publication:
        publication.begin({}, [JOB.page])
        publication.put(outcome(text), {"figures": text[:3]})
        publication.finish()


def test_a_full_disk_is_one_sentence_and_the_page_stays(tmp_path, monkeypatch):
    publish(tmp_path, "old")

    def full(target, _content):
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr(journal, "write_beside", full)
    with pytest.raises(WorkbookError, match="the disk is full; free some space, then run again"):
        publish(tmp_path, "new")
    assert (tmp_path / JOB.page).read_text() == "old"
    monkeypatch.undo()
    publish(tmp_path, "new")
    assert (tmp_path / JOB.page).read_text() == "new"


def test_a_file_that_the_system_cuts_off_is_one_sentence_and_the_page_stays(tmp_path):
    publish(tmp_path, "old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(WorkbookError, match="larger than this system lets you write"):
            publish(tmp_path, "new" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (tmp_path / JOB.page).read_text() == "old"
    assert list(tmp_path.rglob(".beside*")) == []


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path, monkeypatch, number):
    def refused(self, *_arguments, **_keywords):
        raise OSError(number, "refused", str(self))

    monkeypatch.setattr("pathlib.Path.mkdir", refused)
    with pytest.raises(WorkbookError, match="choose another folder"):
        run(RunOptions(Parameters(period="contoh"), reports=str(tmp_path / "new")))


def test_a_page_that_is_out_of_date_says_so_once_until_it_is_made_again(tmp_path):
    from antikorupsi.common.language import Language

    page = "<main><h1>Kota Contoh</h1></main>"
    publish(tmp_path, page)
    with publishing(tmp_path) as publication:
        for _ in range(2):
            publication.mark(JOB.page, Language("id"), out_of_date=True)
        marked = (tmp_path / JOB.page).read_text()
        assert marked.count("Halaman ini tidak mutakhir") == 1
        publication.finish()
    assert Manifest.read(tmp_path).reports[JOB.page].out_of_date
    with publishing(tmp_path) as publication:
        publication.mark(JOB.page, Language("id"), out_of_date=False)
        publication.finish()
    assert (tmp_path / JOB.page).read_text() == page


def test_a_manifest_that_is_none_is_refused_by_name(tmp_path):
    (tmp_path / "manifest.json").write_text("[]")
    with pytest.raises(WorkbookError, match=r"manifest\.json is no manifest"):
        Manifest.read(tmp_path)


def test_published_files_follow_the_umask_in_both_directions(tmp_path):
    for mask, expected in ((0o002, 0o664), (0o077, 0o600)):
        before = os.umask(mask)
        try:
            publish(tmp_path / oct(mask), "a page")
        finally:
            os.umask(before)
        published = [path for path in (tmp_path / oct(mask)).rglob("*") if path.is_file() and path.name != ".lock"]
        assert {path.stat().st_mode & 0o777 for path in published} == {expected}
