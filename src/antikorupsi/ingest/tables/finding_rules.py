"""The rules that input can break (`finding_rules.yaml`), and their sentences in each language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from antikorupsi.common import Language, read_plain
from antikorupsi.ingest.tables.records import Detail, Severity

_FILE = Path(__file__).with_name("finding_rules.yaml")
_ALL_DECIMALS = 17  # more than any number has


@dataclass(frozen=True)
class FindingRule:
    """One rule: its severity and its two sentences, with `{names}` for the values of the case."""

    severity: Severity
    message: str
    remedy: str


@dataclass(frozen=True)
class WordedFinding:
    """The two sentences of a finding in one language."""

    message: str
    remedy: str


@cache
def finding_rules() -> Mapping[str, FindingRule]:
    """All rules by their ids."""
    return {rule: FindingRule(**described) for rule, described in read_plain(_FILE).items()}


def severity_of(rule: str) -> Severity:
    """How grave a broken rule is."""
    return finding_rules()[rule].severity


def say_finding(rule: str, details: Mapping[str, Detail], language: Language | str) -> WordedFinding:
    """The message and the remedy of a finding; `language` is a code such as "id", or the object that translates."""
    words = language if isinstance(language, Language) else Language(language)
    broken = finding_rules()[rule]
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
