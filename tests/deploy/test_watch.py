"""Whatever calls them: the watch is content with the night's run, and not with the one of the night before."""

import re

import pytest
import yaml

from tests.deploy.deployed import read

AGE = re.compile(r"--max-age (\d+)h")
DAY = 24 * 60
UNITS = ("workbook", "workbook-watch")


def cron_minutes(fields):
    minute, hour, *every_day = fields.split()
    assert every_day == ["*", "*", "*"]
    return 60 * int(hour) + int(minute)


def in_crontab():
    night, morning = re.findall(r"^(\d+ \d+ \* \* \*) (.*)$", read("cron/workbook.crontab"), flags=re.MULTILINE)
    return cron_minutes(night[0]), cron_minutes(morning[0]), morning[1]


def in_systemd():
    at = [re.search(r"OnCalendar=\*-\*-\* (\d\d):(\d\d):00", read(f"systemd/{name}.timer")) for name in UNITS]
    night, morning = (60 * int(own[1]) + int(own[2]) for own in at)
    return night, morning, read("systemd/workbook-watch.service")


def in_workflows():
    texts = [read(f"github/{name}.yml") for name in UNITS]
    # YAML 1.1 reads the key `on` as true.
    night, morning = (cron_minutes(yaml.safe_load(text)[True]["schedule"][0]["cron"]) for text in texts)
    return night, morning, texts[1]


def in_airflow():
    text = read("airflow/workbook_dag.py")
    night, morning = (cron_minutes(found) for found in re.findall(r'schedule="(.*?)"', text))
    return night, morning, text


@pytest.mark.parametrize("where", [in_crontab, in_systemd, in_workflows, in_airflow], ids=lambda own: own.__name__)
def test_the_watch_tells_a_missed_night_and_allows_a_long_run(where):
    night, morning, text = where()
    (age,) = AGE.findall(text)
    since = (morning - night) % DAY
    an_hour_for_the_run = 60
    assert an_hour_for_the_run <= since, "the run may not have ended yet"
    assert since < int(age) * 60 < since + DAY - an_hour_for_the_run
