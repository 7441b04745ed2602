"""A country of villages is read as it truly is, with more units than kabupaten and kota could be numbered."""

from collections import Counter

import pytest

from antikorupsi.assess.period import open_period
from antikorupsi.common.project import WorkbookError
from antikorupsi.ingest.surveys.reading import read_survey
from antikorupsi.ingest.tables.frames import accounts_frame, unclosed_accounts
from antikorupsi.ingest.tables.ingest import Folder, ingest
from antikorupsi.rules.frameworks.loading import load
from antikorupsi.rules.regions.models import AmbiguousRegion
from antikorupsi.simulate.country import make_country, region_list
from antikorupsi.simulate.simulating import simulate
from antikorupsi.simulate.village_country import MOST_VILLAGES, make_villages
from helpers import regions

pytestmark = pytest.mark.slow

ESTIMATED = ("ikm_bawah", "ikm_atas")  # how sure an index is follows from the survey's own tests
ALL_VILLAGES = 75_000  # about as many as Indonesia has


@pytest.mark.parametrize("size", [1, 8, 60, 5140])
def test_a_country_has_the_villages_asked_for_and_is_read_back(tmp_path, size):
    country = make_villages(size, seed=1)
    (tmp_path / "wilayah.csv").write_text(region_list(country), encoding="utf-8")
    assert list(regions.read(tmp_path / "wilayah.csv")) == list(country)
    assert len({village.slug for village in country}) == len(country) == size
    assert all(village.simulated and "Contoh" in village.name for village in country)


def test_names_repeat_as_in_life_and_codes_tell(tmp_path):
    country = make_villages(600, seed=1)
    with pytest.raises(AmbiguousRegion):
        country.find(country[0].name)
    assert all(country.find(int(village.code.replace(".", ""))) == village for village in country)


def test_there_is_room_for_all_villages_of_indonesia_and_594_kabupaten_and_kota():
    assert MOST_VILLAGES > ALL_VILLAGES
    with pytest.raises(WorkbookError, match=r"1 to 594 regions, not 5140: .* --framework desa-2021"):
        make_country(5140, seed=1)
    with pytest.raises(WorkbookError, match="villages, not 89101"):
        make_villages(MOST_VILLAGES + 1, seed=1)


@pytest.mark.parametrize("seed", [1, 2])
def test_exactly_the_true_figures_are_read_and_exactly_the_planted_faults_found(tmp_path, seed):
    truth = simulate(tmp_path / "negeri", 40, seed, faults=0.02, framework="desa-2021").truth
    period = open_period("negeri", tmp_path)
    indicators = [indicator.id for indicator in load("desa-2021").indicators]
    ingested = ingest([Folder(period.folder, period.own_files)], period.regions, indicators, read_survey)
    planted = Counter((fault.rule, fault.file, fault.sheet, fault.cell) for fault in truth.faults)
    found = Counter((each.rule, each.file, each.sheet, each.cell) for each in ingested.findings)
    assert found == planted
    true = Counter((*row[:6], row[-3], row[-2], row[-1]) for row in truth.figures)
    seen = Counter(
        (
            each.region,
            each.instrument,
            each.item,
            each.year,
            each.stage,
            each.assessor,
            each.file,
            each.sheet,
            each.cell,
        )
        for each in ingested.observations
        if each.item not in ESTIMATED
    )
    assert seen == true
    assert unclosed_accounts(accounts_frame(ingested.accounts)) == []
