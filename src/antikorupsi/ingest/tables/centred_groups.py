"""Headings of groups that stand over the middle of their columns, where the merge that held them there is lost."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from antikorupsi.ingest.spreadsheets import Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import columns_by_name, normalised, spoken_of
from antikorupsi.ingest.tables.words import words

_YEAR = re.compile(r"(?:19|20)\d\d")
_ROLES_OF_KEYS = frozenset({"region", "code", "bps_code", "number", "province", "year"})


class Unclear(str):
    """The headings of groups of which nothing says which of the columns below them each heads: `2023 | 2024`."""

    __slots__ = ()


def centred(cells: Sequence[Value], below: Sequence[tuple[str, ...]]) -> Mapping[int, Value]:
    """By column: the heading of its group, where filling a row of groups to the right alone would be a guess.

    `below` are the normalised texts below each cell, top to bottom. Groups are as wide as the distance of their
    headings if the texts below repeat at that distance and each heading stands in the middle; else they are unclear.
    """
    found: dict[int, Value] = {}
    for part in _parts(below):
        labels = [index for index in part if not is_blank(cells[index])]
        if labels and _is_doubtful(labels, part, below):
            found |= _by_blocks(cells, labels, part, below)
    return found


def _parts(below: Sequence[tuple[str, ...]]) -> list[range]:
    """The runs of columns with headings that are none of keys."""
    parts: list[range] = []
    for index, texts in enumerate(below):
        if not any(texts) or _is_key(texts[-1]):
            continue
        if parts and parts[-1].stop == index:
            parts[-1] = range(parts[-1].start, index + 1)
        else:
            parts.append(range(index, index + 1))
    return parts


def _is_key(text: str) -> bool:
    meant = columns_by_name().get(text, [])
    return any(each.instrument is None and each.column.role in _ROLES_OF_KEYS for each in meant)


def _is_doubtful(labels: Sequence[int], part: range, below: Sequence[tuple[str, ...]]) -> bool:
    """Whether columns left of the first heading are like those right of it, or a group would hold a figure twice."""
    lead, rest = below[part.start : labels[0]], below[labels[0] : part.stop]
    years = any(map(_is_year, rest))
    if any(texts in rest or (years and _is_year(texts)) for texts in lead):
        return True
    groups = (below[start:end] for start, end in pairwise([*labels, part.stop]))
    return any(group.count(texts) > 1 and _is_figure(texts) for group in groups for texts in group)


def _is_year(texts: tuple[str, ...]) -> bool:
    return _YEAR.fullmatch(texts[-1].removeprefix("tahun ")) is not None


def _is_figure(texts: tuple[str, ...]) -> bool:
    """Whether headings name an instrument or a year, or are general words: a group holds each of these once."""
    return _is_year(texts) or bool(spoken_of(" ".join(texts))) or texts[-1] in words("general")


def _by_blocks(
    cells: Sequence[Value], labels: Sequence[int], part: range, below: Sequence[tuple[str, ...]]
) -> Mapping[int, Value]:
    """The headings of the columns of a part: of equal blocks around the labels, or unclear ones."""
    unclear = Unclear(" | ".join(text_of(cells[index]) for index in labels))
    if len(labels) == 1:
        return _of_lone_label(cells[labels[0]], labels[0], part, below, unclear)
    width = labels[1] - labels[0]
    equal = {later - earlier for earlier, later in pairwise(labels)} == {width}
    starts = range(max(part.start, labels[0] - width + 1), labels[0] + 1)
    fitting = [start for start in starts if equal and _fits(start, width, labels, part, below)]
    if len(fitting) != 1:
        return dict.fromkeys(part, unclear)
    blocks = {fitting[0] + place: cells[label] for place, label in enumerate(_repeated(labels, width))}
    return {index: blocks.get(index, None if index < fitting[0] else unclear) for index in part}


def _repeated(labels: Sequence[int], width: int) -> list[int]:
    return [label for label in labels for _ in range(width)]


def _fits(start: int, width: int, labels: Sequence[int], part: range, below: Sequence[tuple[str, ...]]) -> bool:
    """Whether blocks from a column on hold the same texts, none of which stands beside them, and their labels amid."""
    stop = start + width * len(labels)
    block = below[start : start + width]
    same = all(below[place : place + width] == block for place in range(start, stop, width))
    beside = (*below[part.start : start], *below[stop : part.stop])
    return (
        stop <= part.stop
        and same
        and labels[0] - start in _middle(width)
        and not any(index in block for index in beside)
    )


def _middle(width: int) -> set[int]:
    """The places in the middle of so many columns: one of an odd number, two of an even one."""
    return {(width - 1) // 2, width // 2}


def _of_lone_label(
    label: Value, at: int, part: range, below: Sequence[tuple[str, ...]], unclear: Unclear
) -> Mapping[int, Value]:
    """The headings below the only label of a part: of all its years where the label says nothing of the quantity."""
    if not all(_is_year(below[index]) for index in part):
        return dict.fromkeys(part, unclear)
    text = normalised(label)
    if spoken_of(text) or {*words("general"), *words("around"), *words("years")}.issuperset([text]):
        return dict.fromkeys(part, label)
    return dict.fromkeys(part, unclear) if at - part.start in _middle(len(part)) else {}
