"""The rules that input can break: how grave each is, what it says of the cell, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass

from antikorupsi.common import Language
from antikorupsi.ingest.tables.finding_rules.finding_rule import FindingRule
from antikorupsi.ingest.tables.finding_rules.of_files import FILE_RULES
from antikorupsi.ingest.tables.finding_rules.of_lost_figures import LOST_FIGURE_RULES
from antikorupsi.ingest.tables.finding_rules.of_panels import PANEL_RULES
from antikorupsi.ingest.tables.finding_rules.of_surveys import SURVEY_RULES
from antikorupsi.ingest.tables.finding_rules.of_tables import TABLE_RULES
from antikorupsi.ingest.tables.records import Detail, Severity

_ALL_DECIMALS = 17  # more than any number has

FINDING_RULES: Mapping[str, FindingRule] = FILE_RULES | TABLE_RULES | LOST_FIGURE_RULES | PANEL_RULES | SURVEY_RULES


@dataclass(frozen=True)
class WordedFinding:
    """The two sentences of a finding in one language."""

    message: str
    remedy: str


def severity_of(rule: str) -> Severity:
    """How grave a broken rule is."""
    return FINDING_RULES[rule].severity


def say_finding(rule: str, details: Mapping[str, Detail], language: Language | str) -> WordedFinding:
    """The message and the remedy of a finding in the language asked for, by its code or with whom it speaks of."""
    words = language if isinstance(language, Language) else Language(language)
    broken = FINDING_RULES[rule]
    taken = {name: _worded(detail, words) for name, detail in details.items()}
    return WordedFinding(words.say(broken.message, **taken), words.say(broken.remedy, **taken))


def _worded(detail: Detail, words: Language) -> str:
    if isinstance(detail, str):
        return detail
    if isinstance(detail, int | float):
        return words.number(detail, _ALL_DECIMALS, least=0)
    if isinstance(detail, Mapping):
        return detail[words.code]
    return ", ".join(f"{_worded(value, words)} ({place})" for value, place in detail)
