"""The page of reviews, replies and actions, and the calendar of due dates, hold what offices wrote as text."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from antikorupsi.assess import Assessment
from antikorupsi.common import Addresses
from antikorupsi.publish import due_dates, followup_page

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


def test_the_page_says_as_of_which_day_actions_are_overdue_and_contradicts_no_progress(assessment_contoh, tmp_path):
    later = assessment_contoh.measured_at(date(2026, 2, 3))
    shown = followup_page(later, tmp_path, Addresses("contoh"), MADE)
    assert "keadaan per 3\u00a0Februari 2026" in shown
    words = [re.sub(r"<[^>]*>", " ", row) for row in shown.split("<tr") if "belum dimulai" in row]
    assert words
    assert all("belum jatuh tempo" in row and "berjalan" not in row for row in words)


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


def page_of(assessment, folder, language="id"):
    return followup_page(assessment, folder, Addresses(assessment.period.name, language), MADE)


def reports_of(folder, assessment):
    """A folder in which every region has a report."""
    (folder / "daerah").mkdir()
    for region in assessment.period.regions:
        (folder / "daerah" / f"{region.slug}.html").touch()
    return folder


def left_in(page):
    """What stands between the heading of what is left to review and the next section: links, and its words."""
    section = page[page.index('id="belum-ditinjau"') :]
    section = section[: section.index("<h2")]
    return re.findall(r'href="([^"]+)"', section), re.sub(r"<[^>]+>", " ", section)


def test_what_is_still_to_review_is_named_where_there_are_figures_and_counted_where_not(assessment_contoh, tmp_path):
    links, words = left_in(page_of(assessment_contoh, reports_of(tmp_path, assessment_contoh)))
    names = ("kota-contoh-asri", "kota-contoh-lestari", "kota-contoh-bahari")
    assert links == [*(f"daerah/{name}.html" for name in names), "index.html#tinjauan=unreviewed&amp;kurang=all"]
    assert "Provinsi Contoh: 3" in words
    assert "belum ada angka yang dapat dinilai: 1." in words


def test_the_whole_country_is_folded_by_province_and_stays_a_readable_page(assessment_2025, tmp_path):
    page = page_of(assessment_2025, reports_of(tmp_path, assessment_2025))
    links, words = left_in(page)
    judged = {assessment_2025.period.regions.get(code).slug for code in assessment_2025.judged_codes()}
    assert {link.removeprefix("daerah/").removesuffix(".html") for link in links[:-1]} == judged
    assert links[-1] == "index.html#kurang=all", "without any review the index has no filter of reviews"
    assert f"belum ada angka yang dapat dinilai: {len(assessment_2025.assessed_codes()) - len(judged)}." in words
    assert page.count("<details>") == len({code[:2] for code in assessment_2025.judged_codes()})
    assert len(page) < 100_000
    assert "Belum ada laporan yang ditinjau." in page


def test_a_report_that_is_not_made_is_named_without_a_link(assessment_contoh, tmp_path):
    links, words = left_in(page_of(assessment_contoh, tmp_path))
    assert "Kota Contoh Asri" in words
    assert links == ["index.html#tinjauan=unreviewed&amp;kurang=all"]


def test_the_page_lists_the_yearly_check_of_the_pilots(page, assessment_contoh):
    section = page[page.index('id="percontohan"') :]
    section = section[: section.index("<h2")]
    for code in ("01.01", "01.04"):
        assert assessment_contoh.period.regions.get(code).name in section
    assert assessment_contoh.period.regions.get("01.06").name not in section, "assessed, and no pilot"


def test_villages_stand_one_to_a_line_without_a_dot_before_the_next_name(tmp_path):
    shown = followup_page(Assessment.load("desa-contoh"), tmp_path, Addresses("desa-contoh"), MADE)
    assert "Desa Contoh Mekarsari" in shown
    assert not re.search(r"</small>\s*·", shown)
