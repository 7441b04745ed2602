"""Sheets of the forms for reviews, replies and action plans into rows."""

from antikorupsi.ingest.followup.codes import REVIEW_CODE_ALPHABET, as_review_code, is_review_code
from antikorupsi.ingest.followup.reading import FollowupReader, holds_answers, is_answer_form

__all__ = [
    "REVIEW_CODE_ALPHABET",
    "FollowupReader",
    "as_review_code",
    "holds_answers",
    "is_answer_form",
    "is_review_code",
]
