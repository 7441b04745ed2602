"""Which deliveries are expected, and what came of each: how late, of how many regions, and what is out of date."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from antikorupsi.assess.period import open_period
from antikorupsi.common import WorkbookError
from antikorupsi.common.project import root
from helpers import Assessment

DESCRIBED = "year: 2025\nregions: wilayah.csv\nsimulated: true\n"


@pytest.fixture(scope="module")
def contoh():
    return Assessment.load("contoh")


@pytest.fixture
def opened(tmp_path):
    """Opens the simulated period with deliveries of its own; given as YAML below the key."""
    folder = tmp_path / "contoh"
    folder.mkdir()
    shutil.copy(root() / "data" / "raw" / "contoh" / "wilayah.csv", folder)

    def written(deliveries):
        (folder / "periode.yaml").write_text(f"{DESCRIBED}deliveries:\n{deliveries}", encoding="utf-8")
        return open_period("contoh", tmp_path)

    return written


@pytest.fixture
def described(opened, contoh):
    """The figures of the simulated period under deliveries of its own, measured at a day."""

    def replaced(deliveries, today=None):
        given = date.fromisoformat(today) if today else None
        return replace(contoh, period=opened(deliveries), given_today=given)

    return replaced


def row_of(assessment, instrument, sender=None):
    rows = assessment.deliveries
    rows = rows[(rows["instrument"] == instrument) & ((rows["sender"] == sender) | (sender is None))]
    assert len(rows) == 1
    return rows.iloc[0]


def test_the_newest_year_that_may_decide_each_criterion_is_expected_from_its_agency(assessment_2025):
    rows = assessment_2025.deliveries
    found = set(zip(rows["instrument"], rows["year"], rows["sender"], rows["due"], strict=True))
    assert found == {
        ("mcp", 2024, "KPK", "2025-03-31"),
        ("spi", 2024, "KPK", "2025-01-31"),
        ("sakip", 2024, "KemenPANRB", "2025-01-31"),
        ("ombudsman", 2024, "Ombudsman RI", "2024-11-30"),
        ("spip", 2024, "BPKP", "2025-03-31"),
        ("spbe", 2024, "KemenPANRB", "2025-01-31"),
        ("opini_bpk", 2023, "BPK", "2024-06-30"),
        ("opini_bpk", 2024, "BPK", "2025-06-30"),
        ("hukum", 2025, "KPK, Kejaksaan, Polri", "2025-12-31"),
    }
    assert set(rows.loc[rows["instrument"] != "hukum", "due_basis"]) == {"usual_release"}
    assert set(rows["expected"]) == {508}


def test_figures_of_a_year_that_no_rule_judges_are_not_expected():
    """The Ombudsman gives an opinion from 2025 on, for which the KPK has published no rule."""
    ombudsman = row_of(Assessment.load(2026), "ombudsman")
    assert ombudsman["year"] == 2024


def test_a_framework_without_criteria_expects_nothing_by_itself():
    assert Assessment.load("desa-contoh").deliveries.empty


def test_an_office_that_is_named_for_some_regions_leaves_the_others_to_the_agency(described):
    found = described('  - {instrument: spip, from: Inspektorat Uji, due: 2025-11-14, regions: ["01.03", "01.08"]}\n')
    office, agency = (row_of(found, "spip", sender) for sender in ("Inspektorat Uji", "BPKP"))
    assert (office["state"], office["days"], office["came"], office["expected"]) == ("late", 44, 0, 2)
    assert (agency["state"], agency["days"], agency["came"], agency["expected"]) == ("arrived", 0, 6, 6)
    assert (office["due_basis"], agency["due_basis"]) == ("named", "usual_release")


@pytest.mark.parametrize(
    ("today", "state", "days"), [("2025-11-13", "awaited", 0), ("2025-11-14", "awaited", 0), ("2025-11-15", "late", 1)]
)
def test_a_delivery_is_late_from_the_day_after_it_is_due(described, today, state, days):
    row = row_of(described("  - {instrument: spip, due: 2025-11-14}\n", today), "spip")
    assert (row["state"], row["days"], row["came"], row["expected"]) == (state, days, 6, 8)


@pytest.mark.parametrize(("arrived", "state", "days"), [("2025-02-20", "after_due", 20), ("2025-01-31", "arrived", 0)])
def test_one_that_is_complete_came_in_time_or_some_days_after_it_was_due(described, arrived, state, days):
    entry = f'{{instrument: spbe, from: Dinas Uji, regions: ["01.01"], due: 2025-01-31, arrived: {arrived}}}'
    row = row_of(described(f"  - {entry}\n"), "spbe", "Dinas Uji")
    assert (row["state"], row["days"], row["last"]) == (state, days, arrived)


def test_a_day_that_nobody_wrote_is_not_said(described):
    assert row_of(described("  - {instrument: spip, due: 2025-11-14}\n"), "spip")["last"] == ""


def test_the_day_of_the_checks_is_that_of_their_delivery(described):
    found = described('  - {instrument: hukum, from: Tim Uji, due: 2025-12-01, regions: ["01.01"]}\n')
    row = row_of(found, "hukum", "Tim Uji")
    assert (row["state"], row["last"], row["days"]) == ("after_due", "2025-12-16", 15)


def test_interim_figures_are_no_delivery(described):
    """Of Kota Contoh Bahari the MCP of 2024 was read during the year."""
    row = row_of(described('  - {instrument: mcp, from: Uji, regions: ["01.07"], due: 2025-04-01}\n'), "mcp", "Uji")
    assert (row["state"], row["came"], row["outdated"], row["newest"]) == ("late", 0, 1, 2021)


def test_older_figures_are_out_of_date_once_those_of_the_year_are_due_or_there_for_others(described):
    """Of Kabupaten Contoh Harapan the newest SAKIP rating is of 2023; no MCP figure of 2025 is final yet."""
    named = '  - {instrument: sakip, from: Uji, regions: ["01.03"]}\n  - {instrument: mcp, year: 2025}\n'
    before = described(named, "2025-01-01")
    assert tuple(row_of(before, "sakip", "Uji")[["outdated", "newest"]]) == (1, 2023)
    of_2025 = before.deliveries[(before.deliveries["instrument"] == "mcp") & (before.deliveries["year"] == 2025)]
    assert of_2025["outdated"].tolist() == [0]
    later = described(named, "2026-04-01").deliveries
    assert later[(later["instrument"] == "mcp") & (later["year"] == 2025)]["outdated"].tolist() == [7]


def test_what_no_criterion_asks_for_is_expected_where_the_period_names_it(described):
    row = row_of(described("  - {instrument: skm, year: 2024, due: 2025-01-15}\n"), "skm")
    assert (row["sender"], row["came"], row["expected"], row["state"]) == ("Pemerintah daerah", 7, 8, "late")


def test_a_province_stands_for_its_regions(described):
    row = row_of(described('  - {instrument: spbe, from: Dinas Uji, regions: ["01"]}\n'), "spbe")
    assert (row["sender"], row["expected"], row["due"]) == ("Dinas Uji", 8, "2025-01-31")


def test_the_latest_day_in_any_input_counts_arrivals_and_no_due_dates(described):
    assert described("  - {instrument: spip, due: 2027-01-01}\n").today == date(2025, 12, 28)
    assert described("  - {instrument: spip, arrived: 2026-02-03}\n").today == date(2026, 2, 3)


MISTAKES = [
    (
        "instrument: spi, form: KPK",
        "there is no key 'form' here. Did you mean 'from'? There are: instrument, from, due",
    ),
    ("instrument: spbee", "there is no instrument 'spbee'. Did you mean 'spbe'? There are: hukum, lhkpn"),
    ("from: KPK", "the key is missing"),
    ("instrument: spi, due: Maret 2025", "Input should be a valid date"),
    ("instrument: spi, due: Maret 2025", "Write a day without quotes, such as 2025-03-31."),
    ("instrument: spi, year: 20224", "20224 is no year of figures. Write one from 1900 to 2099."),
    ('instrument: spi, from: ""', "String should have at least 1 character"),
    ('instrument: spi, regions: ["Kota Contoh Asry"]', "Kota Contoh Asri"),
    ("instrument: spi, regions: [01.03]", "Write text; put it in quotes"),
]


@pytest.mark.parametrize(("entry", "said"), MISTAKES)
def test_a_mistake_in_a_delivery_is_named_with_file_and_line(opened, tmp_path, entry, said):
    with pytest.raises(WorkbookError) as refused:
        opened(f"  - {{instrument: mcp}}\n  - {{{entry}}}\n")
    assert str(refused.value).startswith(f"{tmp_path / 'contoh' / 'periode.yaml'}, line 6, deliveries > no. 2")
    assert said in str(refused.value)


@pytest.mark.parametrize("second", ["instrument: spi", "instrument: spi, year: 2024, from: Uji"])
def test_a_region_has_one_sender_of_a_figure(opened, second):
    with pytest.raises(WorkbookError, match="every region that no other entry names stands in another entry of spi"):
        opened(f"  - {{instrument: spi}}\n  - {{{second}}}\n")
    with pytest.raises(WorkbookError, match=r"01\.03 stands in another entry of spi 2024 too"):
        opened('  - {instrument: spi, regions: ["01.03"]}\n  - {instrument: spi, regions: ["01"]}\n')


def test_a_period_that_names_none_has_none_of_its_own():
    assert open_period(2025).deliveries == ()
