"""Every rule of finding_rules.yaml can be told: a known severity, and two sentences that take the same values."""

from string import Formatter
from typing import get_args

from antikorupsi.ingest.tables.finding_rules import finding_rules
from antikorupsi.ingest.tables.records import Severity


def values(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_rule_has_a_known_severity():
    assert [name for name, rule in finding_rules().items() if rule.severity not in get_args(Severity)] == []


def test_every_sentence_ends_and_names_its_values():
    for name, rule in finding_rules().items():
        for text in (rule.message, rule.remedy):
            assert text.endswith((".", "?")), name
            assert all(value.isidentifier() for value in values(text)), name
