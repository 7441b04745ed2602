"""The history keeps what something is measured from, and of the rest the newest 30, the first and one a month."""

from datetime import date, timedelta

import pandas as pd
import pytest

from antikorupsi.assess import NEWEST, superseded_publications
from antikorupsi.assess.history import HISTORY, as_text, snapshots

FIRST = date(2024, 1, 1)
NO_FIGURES = pd.DataFrame(columns=["region", "kind", "id", "value", "label", "year", "status", "cells"])


class Answers:
    """What is asked of an assessment: its reviews and actions."""

    def __init__(self, codes=(), days=()):
        self.reviews = pd.DataFrame({"review_code": list(codes)}, dtype="str")
        self.actions = pd.DataFrame([dict.fromkeys(ACTION, "") | {"day": day} for day in days], columns=ACTION)


ACTION = [
    *("region", "about", "simulated", "file", "sheet", "cell", "action", "office", "due", "status", "day", "evidence")
]


@pytest.fixture
def reports(tmp_path):
    """A folder with a publication a day for 200 days, each with a review code of its own."""
    (tmp_path / HISTORY).mkdir()
    for number in range(1, 201):
        path = tmp_path / HISTORY / f"{number:04}-{FIRST + timedelta(number - 1)}.csv"
        path.write_text(as_text(NO_FIGURES, {"framework": "x"}, {"01.01": f"code-{number}"}))
    return tmp_path


def left(reports, answers, needed=()):
    gone = set(superseded_publications(answers, reports, needed))
    return {each.number for each in snapshots(reports) if each.path not in gone}


def test_the_newest_the_first_and_the_last_of_every_month_stay(reports):
    ends_of_months = {31, 60, 91, 121, 152, 182, 200}
    assert left(reports, Answers()) == {1} | ends_of_months | set(range(201 - NEWEST, 201))


def test_so_do_those_that_something_is_measured_from(reports):
    usual, known = left(reports, Answers()), snapshots(reports)
    assert left(reports, Answers(), [known[99].path.name]) - usual == {100}
    assert left(reports, Answers(codes=["code-42"])) - usual == {42}
    assert left(reports, Answers(days=[str(FIRST + timedelta(76))])) - usual == {77}


def test_a_short_history_stays_whole(reports):
    for each in snapshots(reports)[NEWEST:]:
        each.path.unlink()
    assert left(reports, Answers()) == set(range(1, NEWEST + 1))


def test_a_damaged_publication_stays_while_reviews_are_measured(reports):
    snapshots(reports)[9].path.write_text("torn")
    assert 10 in left(reports, Answers(codes=["code-1"]))
