"""The page of an administrative region says that it is not assessed, and why, and asks for nothing."""

import re

import pytest

from helpers import region_report

ASKING = re.compile(r"data belum ada|belum ada angka|Kirimkan|0 dari \d+ krit|terlalu sedikit indikator|tidak dipenuhi")
PARTS = [name for name in region_report.__all__ if name not in ("open_region", "absent", "changes", "provenance")]


@pytest.mark.parametrize("code", ["31.01", "31.71", "31.74"])
def test_it_asks_for_nothing_and_misses_nothing(assessment_2025, code):
    view = assessment_2025.region(code)
    assert view.region.is_administrative
    shown = {name: getattr(region_report, name)(view) for name in PARTS}
    texts = {name: own.markup.striptags() for name, own in shown.items() if own is not None}
    assert {name: found for name, own in texts.items() if (found := ASKING.findall(own))} == {}
    assert texts["criteria"].count("tidak dinilai") >= 8
    assert "didaftar, tidak dinilai" in texts["verdict"]


def test_no_step_of_the_uncertainty_asks_for_its_figures(assessment_2025):
    assert not set(assessment_2025.not_run["region"]) & {"31.01", "31.71", "31.72", "31.73", "31.74", "31.75"}
