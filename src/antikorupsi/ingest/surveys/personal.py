"""Group names that look as if they told who a respondent is; such a name is never kept."""

import re

_LONGEST_NAME = 60  # what is longer is a sentence, not the name of a group
_DIGITS = re.compile(r"(?:\d[\s./-]*){7,}")  # telephone numbers, NIK (16 digits), NIP (18 digits)
_ADDRESS = re.compile(r"@|https?:|www\.|\b(?:jl|jln|jalan|rt|rw)\b\.?\s*\w", re.IGNORECASE)


def looks_personal(text: str) -> bool:
    """Whether a text holds a number of seven digits or more, a postal or e-mail address, a link, or a sentence."""
    return len(text) > _LONGEST_NAME or bool(_DIGITS.search(text) or _ADDRESS.search(text))
