"""The worked example of docs/adding-a-source.md, run exactly as it is printed."""

import re
import shutil
from pathlib import Path

import pytest

from antikorupsi.common.project import WorkbookError
from antikorupsi.ingest.tables import headers, headings
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.rules.instruments import loading
from helpers import regions

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "adding-a-source.md").read_text(encoding="utf-8")
COUNTRY = regions.read(ROOT / "data" / "raw" / "contoh" / "wilayah.csv")


def forget():
    """Drops what was read from the instrument files."""
    for module in (loading, headings, headers):
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()


def printed(kind, number=0):
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[number]


@pytest.fixture
def described(tmp_path, monkeypatch):
    """The instrument files with one more, whose text is given."""

    def describe(text):
        data = tmp_path / "data"
        shutil.copytree(loading.DATA, data)
        (data / "ipkd.yaml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(loading, "DATA", data)
        forget()

    yield describe
    monkeypatch.undo()
    forget()


def test_the_example_gives_what_the_page_says(tmp_path, described):
    described(printed("yaml"))
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "ipkd.csv").write_text(printed("csv"), encoding="utf-8")
    ingested = ingest(raw, COUNTRY)
    figures = [
        f"{seen.region} {seen.instrument}.{seen.item} {seen.year} {seen.value:g} {seen.cell}"
        for seen in ingested.observations
    ]
    assert figures == printed("text").splitlines()
    assert [f"{found.rule} {found.cell}" for found in ingested.findings] == printed("text", 1).splitlines()
    assert [f"{mark.cell}: {mark.written}" for mark in ingested.missing] == ["C5: belum dinilai"]


@pytest.mark.parametrize(
    ("right", "wrong", "at", "said"),
    [
        ("[0, 100]", "[nol, 100]", "range:", r"columns > indeks > range > no\. 1: .*valid number.*, not 'nol'"),
        ("range:", "rang:", "range:", r"there is no key 'rang' here\. Did you mean 'range'\?"),
        ("unit: points", "unit: point", "unit:", r"not 'point'\. Choose one of them\. Did you mean 'points'\?"),
        ("by_year: true", "part_of: nila", "- item:", "is a part of nila and needs a basis"),
    ],
)
def test_a_mistake_in_an_instrument_file_is_named_with_file_line_key_and_remedy(right, wrong, at, said, described):
    text = printed("yaml")
    assert right in text
    described(text.replace(right, wrong, 1))
    line = text[: text.index(at)].count("\n") + 1
    with pytest.raises(WorkbookError, match=rf"ipkd\.yaml, line {line}, .*{said}"):
        loading.instrument_by_id()


def test_an_instrument_file_that_is_no_yaml_is_named_with_its_line(described):
    described("id: [ipkd")
    with pytest.raises(WorkbookError, match=r"ipkd\.yaml, line 1: not valid YAML"):
        loading.instrument_by_id()
