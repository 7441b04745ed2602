"""What a rule says: how grave it is to break it, what is wrong, and how to mend it."""

from dataclasses import dataclass

from antikorupsi.ingest.tables.records import Severity


def marked(text: str) -> str:
    """Marks a text for translation without translating it."""
    return text


@dataclass(frozen=True)
class FindingRule:
    """One rule: its severity and its two sentences, with `{names}` for the values of the case."""

    severity: Severity
    message: str
    remedy: str
