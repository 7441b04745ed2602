"""What an analyst tries in the first ten minutes takes one line each, and a mistake gives an error that helps."""

import re

import openpyxl
import pandas as pd
import pytest

from antikorupsi.assess.by_hand import TABLES
from antikorupsi.common import WorkbookError, root
from antikorupsi.rules import RegionNotFound
from helpers import Assessment

# The columns of codes, and the names that stand behind them.
NAMES = {
    "region": ["region_name", "province_name"],
    "peer": ["peer_name"],
    "criterion": ["criterion_name"],
    "indicator": ["indicator_name"],
    "instrument": ["instrument_name"],
    "measure": ["measure_name"],
    "id": ["id_name"],
    "province": ["province_name"],
    "weights": ["weights_name"],
    "failing": ["failing_name"],
}


@pytest.fixture(scope="module", params=["2025", "contoh", "desa-contoh"])
def period(request):
    return Assessment.load(request.param)


@pytest.mark.parametrize("table", TABLES)
def test_every_code_of_every_table_has_its_name_beside_it(period, table):
    named = period.named(table, "en")
    columns = list(named.columns)
    for code, names in NAMES.items():
        for name in names if code in columns else []:
            assert name in columns[columns.index(code) + 1 :]
            filled = named[code].notna() & (named[code] != "")
            assert (named.loc[filled, name] != "").all()
    table_itself = getattr(period, table)
    assert len(named) == len(table_itself)
    assert set(table_itself.columns) <= set(columns)


def test_names_are_in_the_language_that_is_asked_for(assessment_contoh):
    criteria = {code: set(assessment_contoh.named("verdicts", code)["criterion_name"]) for code in ("id", "en")}
    assert "Opini BPK" in criteria["id"]
    assert "BPK audit opinion" in criteria["en"]
    messages = [set(assessment_contoh.named("findings", code)["message"]) for code in ("id", "en")]
    assert messages[0].isdisjoint(messages[1])
    with pytest.raises(WorkbookError, match="'jv'"):
        assessment_contoh.named("verdicts", "jv")


def test_villages_that_share_a_name_are_told_apart_by_kecamatan_and_kabupaten():
    scores = Assessment.load("desa-contoh").named("scores")
    alike = scores[scores["region_name"] == "Desa Contoh Sukamaju"]
    assert alike["region"].nunique() > 1
    assert alike.groupby("region")[["kecamatan", "kabupaten"]].first().drop_duplicates().shape[0] == (
        alike["region"].nunique()
    )


def test_a_cell_with_several_codes_has_all_their_names(assessment_2025):
    needs = assessment_2025.named("needs", "en").set_index("region")
    assert needs.loc["35.72", "without_data_name"].startswith("SPIP internal-control maturity, SPBE e-government index")


def test_a_region_has_its_own_rows_of_a_table(assessment_contoh):
    view = assessment_contoh.region("Kab. Contoh Makmur", "en")
    assert set(view.named("verdicts")["region"]) == {"01.01"}
    assert len(view.named("observations")) == len(view.observations)
    with pytest.raises(WorkbookError, match="accounts"):
        view.named("accounts")


MISTAKES = {
    "a table": (lambda own: own.named("verdict"), "Did you mean 'verdicts'"),
    "a region": (lambda own: own.region("Kota Bliter"), "Did you mean Kota Blitar 35.72"),
    "an instrument": (lambda own: own.observations_of("spii"), r"Did you mean 'spi'\? There are: spi,"),
    "an instrument without figures": (lambda own: own.observations_of("skm"), "2025 holds no figure of 'skm'"),
    "an item": (lambda own: own.by_year("mcp", "totl"), "Did you mean 'total'"),
    "what to compare": (lambda own: own.compared_with(own, "verdict"), "Did you mean 'verdicts'"),
    "a table to export": (lambda own: own.to_excel("a.xlsx", "skores"), "Did you mean 'scores'"),
    "another country": (lambda own: own.compared_with(Assessment.load("contoh")), "no region in common"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_misspelt_name_is_an_error_with_the_nearest(assessment_2025, mistake):
    asked, said = MISTAKES[mistake]
    with pytest.raises((WorkbookError, RegionNotFound), match=said):
        asked(assessment_2025)


@pytest.mark.parametrize("name", ["spi", "SPI", "Survei Penilaian Integritas (SPI)"])
def test_an_instrument_is_found_by_its_id_and_its_name(assessment_2025, name):
    found = assessment_2025.observations_of(name)
    assert len(found) == (assessment_2025.observations["instrument"] == "spi").sum()


def test_an_instrument_is_found_by_the_criterion_that_it_decides(assessment_2025):
    assert set(assessment_2025.observations_of("kepatuhan")["instrument"]) == {"ombudsman"}


def with_figures(assessment, *figures):
    """An assessment whose SPI figures are these: region, year, value and status."""
    spi = assessment.observations[assessment.observations["instrument"] == "spi"].iloc[[0] * len(figures)]
    columns = dict(zip(("region", "year", "value", "status"), map(list, zip(*figures, strict=True)), strict=True))
    known = {name: getattr(assessment, name) for name in Assessment.__dataclass_fields__}
    return Assessment(**known | {"kept_observations": spi.reset_index(drop=True).assign(item="total", **columns)})


def test_by_year_takes_the_more_precise_of_two_roundings_and_leaves_contradictions_empty(assessment_2025):
    changed = with_figures(
        assessment_2025,
        ("35.72", 2023, 82.5, "final"),
        ("35.72", 2023, 82.48, "final"),
        ("35.72", 2024, 77.1, "final"),
        ("35.72", 2024, 71.3, "final"),
        ("35.78", 2024, 72.0, "final"),
        ("35.78", 2023, 70.0, "interim"),
        ("35", 2024, 75.0, "final"),
    )
    spi = changed.by_year("spi")
    assert list(spi.columns) == [2023, 2024]
    assert spi.index.get_level_values("region").tolist() == ["35.72", "35.78"]
    assert spi.loc["35.72", 2023].tolist() == [82.48]
    assert spi.loc["35.72", 2024].isna().all()
    assert spi.loc["35.78", 2024].tolist() == [72.0]


def test_figures_without_a_number_stand_by_their_labels(assessment_2025):
    opinions = assessment_2025.by_year("opini_bpk")
    assert {"WTP", "WDP"} <= set(opinions.stack().unique())


def test_a_distribution_can_be_plotted(assessment_2025):
    axes = assessment_2025.by_year("spi")[2024].plot.hist()
    assert sum(bar.get_height() for bar in axes.patches) == assessment_2025.by_year("spi")[2024].notna().sum()
    axes.figure.clear()


def test_two_periods_differ_in_the_rows_that_are_listed_and_in_no_others(assessment_2025):
    later = Assessment.load(2026)
    changed = later.compared_with(assessment_2025).set_index(["region", "criterion"])
    before = assessment_2025.verdicts.set_index(["region", "criterion"])["status"]
    after = later.verdicts.set_index(["region", "criterion"])["status"]
    differing = set(before.index[before != after.reindex(before.index)])
    assert differing == set(changed.index[changed["status_before"] != changed["status_after"]])
    assert differing
    assert assessment_2025.compared_with(assessment_2025).empty


def test_scores_of_two_weightings_are_compared_too(assessment_contoh):
    heavier = Assessment.load("contoh", overrides={"i07": 2})
    changed = heavier.compared_with(assessment_contoh, "scores", "en")
    assert set(changed["level"]) >= {"component", "total"}
    assert changed["id_name"].ne("").all()


def test_a_workbook_has_a_cover_and_the_tables_and_runs_no_text(assessment_contoh, tmp_path):
    known = {name: getattr(assessment_contoh, name) for name in Assessment.__dataclass_fields__}
    harmful = assessment_contoh.observations.assign(note="=1+1")
    path = Assessment(**known | {"kept_observations": harmful}).to_excel(
        tmp_path / "a.xlsx", "observations", "verdicts"
    )
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["workbook", "observations", "verdicts"]
    assert "SIMULASI" in str(book["workbook"]["A2"].value)
    note = next(cell for cell in book["observations"][1] if cell.value == "note").column
    assert {book["observations"].cell(row, note).data_type for row in (2, 3)} == {"s"}
    read = pd.read_excel(path, "verdicts", dtype={"region": "str"}, engine="openpyxl")
    assert read["region"].tolist() == assessment_contoh.verdicts["region"].tolist()
    assert read["value"].sum() == pytest.approx(assessment_contoh.verdicts["value"].sum())


@pytest.mark.parametrize(
    ("path", "said"),
    [("a.xls", "end in .xlsx"), ("missing/a.xlsx", "There is no folder"), ("data/raw/2025/a.xlsx", "another place")],
)
def test_a_workbook_is_not_written_where_it_should_not_be(assessment_contoh, monkeypatch, path, said):
    monkeypatch.chdir(root())
    with pytest.raises(WorkbookError, match=re.escape(said)):
        assessment_contoh.to_excel(path, "verdicts")
