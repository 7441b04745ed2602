"""`workbook review` without a region lists what is still to review, and counts what has nothing to review yet."""

import pytest

from antikorupsi.cli.reviewing import print_reviews_to_do
from antikorupsi.cli.terminal import SafeConsole
from antikorupsi.common import Language


@pytest.fixture
def printed(capsys, tmp_path):
    def lines_of(assessment, language="en"):
        print_reviews_to_do(assessment, tmp_path, Language(language), SafeConsole())
        return capsys.readouterr().out.splitlines()

    return lines_of


def test_objections_come_first_then_what_changed_then_what_nobody_reviewed(printed, assessment_contoh):
    assert printed(assessment_contoh) == [
        "01.04 Kabupaten Contoh Damai: objection",
        "01.03 Kabupaten Contoh Harapan: changed since the review",
        "01.05 Kota Contoh Asri: not reviewed yet",
        "01.06 Kota Contoh Lestari: not reviewed yet",
        "01.07 Kota Contoh Bahari: not reviewed yet",
        "Without a review, and without figures to judge by: 1.",
    ]


def test_without_any_review_every_region_that_can_be_judged_is_listed(printed, assessment_2025):
    *lines, last = printed(assessment_2025, "id")
    assert len(lines) == len(assessment_2025.judged_codes())
    assert all(line.endswith(": belum ditinjau") for line in lines)
    assert last == "Belum ditinjau, dan belum ada angka yang dapat dinilai: 124."
