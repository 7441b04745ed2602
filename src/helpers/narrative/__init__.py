"""The sentences a notebook shows: one call, one paragraph or list."""

from helpers.narrative.certainty import certainty, uncertainty
from helpers.narrative.gaps import gaps
from helpers.narrative.key_figures import key_figures
from helpers.narrative.method import method_title
from helpers.narrative.missing import missing
from helpers.narrative.overview import overview_summary, overview_title
from helpers.narrative.provenance import provenance
from helpers.narrative.scores import scores
from helpers.narrative.verdict import eligibility_sentence, title, verdict

__all__ = [
    "certainty",
    "eligibility_sentence",
    "gaps",
    "key_figures",
    "method_title",
    "missing",
    "overview_summary",
    "overview_title",
    "provenance",
    "scores",
    "title",
    "uncertainty",
    "verdict",
]
