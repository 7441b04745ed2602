"""The sentences a notebook shows: one call, one paragraph or list."""

from antikorupsi.show.absent import absent
from antikorupsi.show.certainty import certainty
from antikorupsi.show.gaps import gaps
from antikorupsi.show.key_figures import key_figures
from antikorupsi.show.method_title import method_title
from antikorupsi.show.missing import missing
from antikorupsi.show.overview import overview_highlights, overview_summary, overview_title, overview_under
from antikorupsi.show.provenance import provenance
from antikorupsi.show.reviews import reviews
from antikorupsi.show.scores import scores
from antikorupsi.show.uncertainty import uncertainty
from antikorupsi.show.verdict import eligibility_sentence, simulation_notice, title, verdict, verdict_sentences

__all__ = [
    "absent", "certainty", "eligibility_sentence", "gaps", "key_figures", "method_title", "missing",
    "overview_highlights", "overview_summary", "overview_title", "overview_under", "provenance", "reviews",
    "scores", "simulation_notice", "title", "uncertainty", "verdict", "verdict_sentences",
]  # fmt: skip
