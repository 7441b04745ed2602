"""Tables and verdicts in Markdown, for the screen and for RESULTS.md."""

from collections.abc import Sequence


def markdown(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The table with its columns lined up; the first is text, the others are numbers."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    ruler = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines = [headings, ruler, *rows]
    return "\n".join(f"| {' | '.join(_placed(line, widths))} |" for line in lines)


def said(kept: bool) -> str:
    """Whether a target was kept, in the word that stands behind it."""
    return "kept" if kept else "MISSED"


def _placed(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *others = zip(line, widths, strict=True)
    return [first[0].ljust(first[1]), *(text.rjust(width) for text, width in others)]
