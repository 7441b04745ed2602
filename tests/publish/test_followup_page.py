"""The page of reviews, replies and actions, and the calendar of due dates, hold what offices wrote as text."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from antikorupsi.common import Addresses
from antikorupsi.publish import due_dates, followup_page, has_answers

MADE = datetime(2026, 1, 5, 7, 0, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script>; a,b\\c\nBEGIN:VALARM"


@pytest.fixture(scope="module", params=["id", "en"])
def page(request, assessment_contoh, tmp_path_factory):
    return followup_page(
        assessment_contoh, tmp_path_factory.mktemp("reports"), Addresses("contoh", request.param), MADE
    )


def test_each_region_to_look_at_again_each_open_reply_and_each_action_stands_on_it(page, assessment_contoh):
    for name in ("Kabupaten Contoh Harapan", "Kabupaten Contoh Damai"):
        assert name in page
    assert "SIMULASI 11 Tanggapan Daerah.xlsx, TANGGAPAN, F6" in page
    for row in assessment_contoh.actions.itertuples():
        assert row.action in page
    assert "SIMULASI" in page


def with_action(assessment, text):
    return replace(assessment, actions=assessment.actions.assign(action=text))


def test_what_offices_wrote_is_text_on_the_page(assessment_contoh, tmp_path):
    shown = followup_page(with_action(assessment_contoh, HOSTILE), tmp_path, Addresses("contoh"), MADE)
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_the_calendar_has_an_event_for_each_action_that_is_not_done(assessment_contoh):
    calendar = due_dates(assessment_contoh)
    waiting = (assessment_contoh.actions["status"] != "done").sum()
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT") == waiting
    assert "DTSTART;VALUE=DATE:20260630" in calendar


def test_the_calendar_is_stamped_by_the_day_of_the_data_and_by_no_clock(assessment_contoh):
    stamps = set(re.findall(r"DTSTAMP:(.*)\r", due_dates(assessment_contoh)))
    assert stamps == {f"{assessment_contoh.today:%Y%m%d}T000000Z"}
    later = due_dates(assessment_contoh.measured_at(date(2026, 2, 3)))
    assert set(re.findall(r"DTSTAMP:(.*)\r", later)) == {"20260203T000000Z"}


def test_no_text_of_an_office_begins_a_line_of_the_calendar(assessment_contoh):
    calendar = due_dates(with_action(assessment_contoh, HOSTILE + "é" * 200))
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert "\r\nBEGIN:VALARM" not in calendar
    unfolded = calendar.replace("\r\n ", "")
    assert "a\\,b\\\\c BEGIN:VALARM" in unfolded


def test_without_answers_there_is_no_page(assessment_contoh, assessment_2025):
    assert has_answers(assessment_contoh)
    assert not has_answers(assessment_2025)
