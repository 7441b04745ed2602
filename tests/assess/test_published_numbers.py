"""Published numbers, from the spreadsheets to the verdicts: the end-to-end tests of the figures."""

import pytest

from helpers import Assessment

PUBLISHED_TOTALS = {
    "33.72": (2024, 96.1),
    "34.01": (2024, 95.10),
    "13.76": (2024, 94.75),
    "35.72": (2025, 92.15),
    "52.71": (2025, 91.85),
    "71.07": (2025, 90.8),
}


def verdict(assessment, region, criterion):
    rows = assessment.region(region).verdicts
    return rows[rows["criterion"] == criterion].iloc[0]


def test_kota_blitar_2025_meets_five_criteria_and_lacks_data_on_three(assessment_2025):
    view = assessment_2025.region("kota-blitar")
    by_status = view.verdicts.groupby("status")["criterion"].agg(set).to_dict()
    assert by_status == {
        "meets": {"mcp", "spi", "kepatuhan", "opini_bpk", "sakip"},
        "no_data": {"spip", "spbe", "hukum"},
    }
    assert view.eligibility == "undetermined"
    assert verdict(assessment_2025, "35.72", "mcp")["value"] == 97.98
    assert verdict(assessment_2025, "35.72", "spi")["value"] == 77.1
    kepatuhan = verdict(assessment_2025, "35.72", "kepatuhan")
    assert (kepatuhan["value"], kepatuhan["label"], kepatuhan["year"]) == (98.19, "A, hijau", 2024)
    assert verdict(assessment_2025, "35.72", "opini_bpk")["label"] == "WTP (2024), WTP (2023)"
    assert verdict(assessment_2025, "35.72", "sakip")["label"] == "A"


@pytest.mark.parametrize(("region", "published"), PUBLISHED_TOTALS.items())
def test_the_six_published_totals_are_istimewa(assessment_2025, region, published):
    row = assessment_2025.region(region).published_total
    assert (row["year"], row["score"]) == published
    assert assessment_2025.framework.predicate(row["score"]).name.id == "Istimewa"


def test_there_are_no_other_published_totals(assessment_2025):
    scores = assessment_2025.scores
    final = scores[(scores["level"] == "published") & (scores["stage"] == "penilaian")]
    assert set(final["region"]) == set(PUBLISHED_TOTALS)


def test_kota_blitar_rose_from_38_35_over_77_5_to_92_15(assessment_2025):
    view = assessment_2025.region("35.72")
    stages = {stage: view.score("published", "total", stage)["score"] for stage in ("mandiri", "monev", "penilaian")}
    assert stages == {"mandiri": 38.35, "monev": 77.5, "penilaian": 92.15}


def test_kota_surabaya_passes_spi_at_70_with_72_11(assessment_2025):
    spi = verdict(assessment_2025, "Kota Surabaya", "spi")
    assert (spi["value"], spi["status"], spi["year"]) == (72.11, "meets", 2024)
    assert verdict(assessment_2025, "Kota Surabaya", "mcp")["value"] == 98


def test_a_region_below_75_fails_mcp(assessment_2025):
    rows = assessment_2025.verdicts
    below = rows[(rows["criterion"] == "mcp") & (rows["value"] < 75) & rows["other_value"].isna()]
    assert len(below) > 0
    assert (below["status"] == "fails").all()


def test_spi_thresholds_of_68_and_70_differ_for_the_regions_between_them(assessment_2025):
    milder = Assessment.load("2025", framework="kabkota-2024").verdicts
    spi, spi_at_68 = (
        rows[rows["criterion"] == "spi"].set_index("region") for rows in (assessment_2025.verdicts, milder)
    )
    between = spi[(spi["value"] >= 68) & (spi["value"] <= 70) & spi["other_value"].isna()].index
    assert len(between) > 0
    assert (spi.loc[between, "status"] == "fails").all()
    assert (spi_at_68.loc[between, "status"] == "meets").all()
    others = spi.index.difference(between)
    assert (spi.loc[others, "status"] == spi_at_68.loc[others, "status"]).all()


def test_interim_figures_never_decide_a_verdict(assessment_2025):
    seen = assessment_2025.observations
    interim = seen[seen["status"] == "interim"]
    addresses = set(interim["file"] + "|" + interim["sheet"] + "|" + interim["cell"])
    used = {cell for cells in assessment_2025.verdicts["cells"].dropna() for cell in cells.splitlines()}
    assert addresses
    assert used
    assert not addresses & used


def test_every_verdict_leads_back_to_cells_that_were_read(assessment_2025):
    seen = assessment_2025.observations
    addresses = set(seen["file"] + "|" + seen["sheet"] + "|" + seen["cell"])
    for _, row in assessment_2025.verdicts.iterrows():
        cells = row["cells"].splitlines() if isinstance(row["cells"], str) else []
        assert set(cells) <= addresses
        assert bool(cells) or row["status"] == "no_data"


def test_no_verdict_rests_on_a_figure_older_than_two_years(assessment_2025):
    known = assessment_2025.verdicts[assessment_2025.verdicts["year"].notna()]
    assert known.loc[known["criterion"] != "hukum", "year"].between(2023, 2024).all()
    assert set(known.loc[known["criterion"] == "hukum", "year"]) == {2025}
    assert (assessment_2025.verdicts["reason"] == "stale").any()


@pytest.mark.parametrize("code", ["52.71", "32.11", "12.09", "14.72", "73.02"])
def test_mataram_sumedang_asahan_dumai_and_bulukumba_are_refused_by_no_old_figure(assessment_2025, code):
    assert assessment_2025.eligibility[code] == "undetermined"


def test_the_figures_of_2025_make_about_as_many_verdicts_as_the_rules_say(assessment_2025):
    counts = assessment_2025.eligibility.value_counts()
    assert "eligible" not in counts
    assert 90 <= counts["not_eligible"] <= 120
    assert counts["not_assessed"] == 6
    assert counts.sum() == 514


def test_all_514_regions_have_eight_verdicts(assessment_2025):
    assert len(assessment_2025.verdicts) == 514 * 8
    assert assessment_2025.eligibility.value_counts().sum() == 514


def test_no_figure_of_2025_is_simulated(assessment_2025):
    assert not assessment_2025.observations["simulated"].any()
    assert assessment_2025.observations["url"].str.startswith("http").all()
