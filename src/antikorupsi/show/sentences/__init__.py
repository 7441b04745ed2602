"""The sentences a notebook shows: one call, one paragraph or list."""

from antikorupsi.show.sentences.certainty import certainty, uncertainty
from antikorupsi.show.sentences.gaps import gaps
from antikorupsi.show.sentences.key_figures import key_figures
from antikorupsi.show.sentences.method import method_title
from antikorupsi.show.sentences.missing import missing
from antikorupsi.show.sentences.overview import overview_summary, overview_title, overview_under
from antikorupsi.show.sentences.provenance import provenance
from antikorupsi.show.sentences.scores import scores
from antikorupsi.show.sentences.verdict import (
    eligibility_sentence,
    simulation_notice,
    title,
    verdict,
    verdict_sentences,
)

__all__ = [
    "certainty",
    "eligibility_sentence",
    "gaps",
    "key_figures",
    "method_title",
    "missing",
    "overview_summary",
    "overview_title",
    "overview_under",
    "provenance",
    "scores",
    "simulation_notice",
    "title",
    "uncertainty",
    "verdict",
    "verdict_sentences",
]
