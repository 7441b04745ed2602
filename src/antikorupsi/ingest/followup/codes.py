"""Review codes as people write them: twelve letters and digits in three groups, none of which can be mistaken."""

import re

REVIEW_CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: I and L are read as 1, O as 0
_LENGTH = 12
_ALIKE = str.maketrans("ILO", "110")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015.]+")


def as_review_code(written: str) -> str:
    """A review code in capitals and groups of four, as reports print it; any other text in capitals."""
    plain = _BETWEEN.sub("", written).upper().translate(_ALIKE)
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def is_review_code(code: str) -> bool:
    """Whether a text of `as_review_code` is a code."""
    plain = code.replace("-", "")
    return len(plain) == _LENGTH and set(plain) <= set(REVIEW_CODE_ALPHABET)
