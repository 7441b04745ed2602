"""What `periode.yaml` says is taken as it stands, or refused by file, line and key."""

import json
import re
import shutil

import numpy as np
import pytest

from antikorupsi.assess.period import open_period
from antikorupsi.common import WorkbookError
from antikorupsi.common.project import root
from helpers import Assessment
from tests.cli.calling import workbook

PROJECT = root()
REGIONS = PROJECT / "src" / "antikorupsi" / "rules" / "regions" / "data" / "regions.csv"


@pytest.fixture
def described(tmp_path):
    """Opens a period whose description is given."""

    def opened(text):
        folder = tmp_path / "uji"
        folder.mkdir()
        (folder / "periode.yaml").write_text(text, encoding="utf-8")
        return open_period("uji", tmp_path)

    return opened


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("year: '2025'", ", line 1, year: Input should be a valid integer, not '2025'. Write a whole number"),
        ("year: true", ", line 1, year: Input should be a valid integer, not True"),
        ("year: 2025\nframwork: x", ", line 2, framwork: there is no key 'framwork' here. Did you mean 'framework'?"),
        ("year: 2025\nalso_reads: [2024]", ", line 2, also_reads > no. 1: Input should be a valid string, not 2024"),
        (
            "year: 2025\nsimulated: 1",
            ", line 2, simulated: Input should be a valid boolean, not 1. Write true or false",
        ),
        ("- year: 2025", " must hold year, framework, regions, units, simulated, also_reads, deliveries, one a line"),
        ("year: 2525", ": the year must lie between 1900 and 2099, not 2525"),
        ("framework: kabkota-2025", ": the period 'uji' is no year, so the file must say `year: 2025`"),
    ],
)
def test_a_mistake_in_the_description_is_named_with_its_line(described, tmp_path, text, said):
    with pytest.raises(WorkbookError) as refused:
        described(text)
    assert str(refused.value).startswith(f"{tmp_path / 'uji' / 'periode.yaml'}{said}")


def test_what_the_description_says_is_taken(described):
    period = described("year: 2026\nframework: kabkota-2026\nsimulated: true\n")
    assert (period.year, period.framework, period.simulated, len(period.regions)) == (2026, "kabkota-2026", True, 514)


@pytest.mark.parametrize("year", [2025, np.int64(2025)])
def test_a_period_that_is_called_like_a_year_opens_by_the_number_too(year):
    assert open_period(year).name == "2025"
    assert Assessment.load(year).period.name == "2025"


@pytest.mark.parametrize("name", [2025.0, True, None, ["2025"]])
def test_what_is_neither_a_text_nor_a_year_is_refused(name):
    with pytest.raises(WorkbookError, match='such as "contoh" or 2025'):
        open_period(name)


@pytest.mark.parametrize(
    ("name", "listed"),
    [(2099, "2031, 2020, contoh"), (2021, "2020, 2031, contoh"), ("conto", "contoh, 2020, 2031")],
)
def test_an_unknown_period_is_refused_with_all_there_are_the_nearest_first(tmp_path, name, listed):
    for folder in ("2020", "2031", "contoh"):
        (tmp_path / folder).mkdir()
    with pytest.raises(WorkbookError, match=f"Periods here: {listed}"):
        open_period(name, tmp_path)


@pytest.fixture
def of_few_regions(tmp_path, monkeypatch):
    """A period of three regions with a list of its own, one of them renamed, that reads one of all."""
    monkeypatch.setenv("WORKBOOK_ROOT", str(tmp_path))
    raw, name = tmp_path / "data" / "raw", "02 Indeks SPI 2021-2025.xlsx"
    (raw / "2025").mkdir(parents=True)
    (raw / "2026").mkdir()
    shutil.copy(PROJECT / "data" / "raw" / "2025" / name, raw / "2025" / name)
    head, *rows = REGIONS.read_text(encoding="utf-8").splitlines()
    few = [row for row in rows if row.startswith(("33.72,", "35.05,", "35.72,"))]
    listed = [row.replace("Kabupaten Blitar,Blitar,", "Kabupaten Blitar Raya,Blitar Raya,") for row in few]
    (raw / "2026" / "wilayah.csv").write_text("\n".join([head, *listed]) + "\n", encoding="utf-8")
    (raw / "2026" / "periode.yaml").write_text(
        'year: 2026\nregions: wilayah.csv\nalso_reads: ["2025"]\n', encoding="utf-8"
    )
    return raw


def test_a_list_of_regions_and_the_files_of_another_period_go_together(of_few_regions):
    alone, whole = Assessment.load("2026", raw=of_few_regions), Assessment.load("2025", raw=of_few_regions)
    read = alone.observations
    assert set(read["region"]) == {"33.72", "35.72"}, "35.05 has another name here"
    figures = ["region", "year", "value", "cell"]
    kept = whole.observations[whole.observations["region"].isin(["33.72", "35.72"])]
    assert read[figures].values.tolist() == kept[figures].values.tolist()
    assert set(read["file"]) == {"2025/02 Indeks SPI 2021-2025.xlsx"}
    (note,) = alone.findings[alone.findings["rule"] == "regions_of_another_list"].to_dict("records")
    left_out = whole.observations[~whole.observations["region"].isin(["33.72", "35.72"])]
    assert json.loads(note["details"]) == {"figures": len(left_out), "regions": left_out["region"].nunique()}
    assert note["file"] == "2025"
    assert {code for found in alone.findings["region"] if found for code in found.split(", ")} <= {"33.72", "35.72"}


@pytest.mark.slow
def test_a_period_with_a_list_of_its_own_publishes_though_another_has_more_regions(of_few_regions, tmp_path):
    given = ("run", "--period", "2026", "--formats", "html", "--project", str(tmp_path))
    shutil.copytree(PROJECT / "notebooks", tmp_path / "notebooks")
    reports = tmp_path / "reports" / "2026"
    ended = workbook(*given)
    assert ended.returncode in (0, 1), ended.stderr
    pages = {path.name for path in (reports / "daerah").glob("*.html")}
    assert pages == {"kabupaten-blitar-raya.html", "kota-blitar.html", "kota-surakarta.html"}
    assert (reports / "index.html").is_file()
    listed = of_few_regions / "2026" / "wilayah.csv"
    rows = listed.read_text(encoding="utf-8").splitlines(keepends=True)
    listed.write_text("".join(row for row in rows if not row.startswith("33.72,")), encoding="utf-8")
    ended = workbook(*given)
    assert ended.returncode in (0, 1), "what was published before has a region that is gone: " + ended.stderr
    assert 'class="out-of-date"' in (reports / "daerah" / "kota-surakarta.html").read_text(encoding="utf-8")
    status = workbook("status", "--period", "2026", "--project", str(tmp_path)).stdout
    assert re.search(r"Kota Surakarta.*no longer in the list", status), status
    assert "Kota Surakarta" not in (reports / "hasil.csv").read_text(encoding="utf-8")


def test_a_period_of_villages_is_not_read_by_one_of_kabupaten_and_kota(tmp_path):
    shutil.copytree(PROJECT / "data" / "raw" / "desa-contoh", tmp_path / "desa")
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "periode.yaml").write_text("also_reads: [desa]\n", encoding="utf-8")
    with pytest.raises(WorkbookError, match="lists others than this period does"):
        open_period("2026", tmp_path)
