"""Counts in English messages that are printed and not translated; texts of pages give both words to `Language.say`."""


def count_of(count: int, one: str, several: str) -> str:
    """A count with its noun: 1 page, 2,000 pages."""
    return f"{count:,} {one if count == 1 else several}"
