"""The list of texts of an .xlsx workbook: how long it says it is, and how much its cells make of it."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator

from antikorupsi.ingest.spreadsheets.archives import chunks_of
from antikorupsi.ingest.spreadsheets.bounds import MAXIMUM_WRITTEN_BYTES, check_size
from antikorupsi.ingest.spreadsheets.refusal import Refused
from antikorupsi.ingest.spreadsheets.xlsx_tags import whole_cells

_MOST_DIGITS = 12
_TAG_BYTES = 1000  # in which a tag lies whole
_UNIQUE = re.compile(rb"uniqueCount\s*+=\s*+[\"']\s*+\+?+([0-9]++)")
_END = re.compile(rb"</(?:[\w.-]++:)?+si>")
_POINTER = re.compile(rb't="s"[^<>]*+>\s*+(?:<f[^<>]*?(?:/>|>[^<]*+</f>))?+\s*+<v[^<>]*+>\s*+([0-9]{1,9})')


def lengths_of_texts(archive: zipfile.ZipFile, strings: str) -> list[int]:
    """The bytes that each text of the list takes in the file; raises Refused where the list says it is longer.

    The fast reader allocates what `uniqueCount` says, and aborts the process where that fails; `count`, which says how
    often cells point into the list, it does not look at.
    """
    if not strings:
        return []
    size = archive.getinfo(strings).file_size
    lengths: list[int] = []
    rest, before = b"", 0  # of the text that stands open: its end, and how many bytes came before that
    for chunk in chunks_of(archive, strings):
        text = rest + chunk
        if any(len(count) > _MOST_DIGITS or int(count) > size for count in _UNIQUE.findall(text)):
            raise Refused("file_harmful")
        *whole, rest = _END.split(text)
        if whole:
            lengths += [before + len(whole[0]), *map(len, whole[1:])]
            before = 0
        before += max(0, len(rest) - _TAG_BYTES)
        rest = rest[-_TAG_BYTES:]
    return lengths


def check_texts(lengths: list[int], cells: int, sheets: Iterable[Callable[[], Iterator[bytes]]]) -> None:
    """Refuses a workbook whose cells repeat long texts so often that no memory holds them.

    `cells` is how many cells point into the list; only where that many of the longest would be too much are the
    sheets read once more.
    """
    longest = max(lengths, default=0)
    if longest * cells <= MAXIMUM_WRITTEN_BYTES:
        return
    written = 0
    for chunks in sheets:
        for text in whole_cells(chunks()):
            places = [int(place) for place in _POINTER.findall(text)]
            written += sum(lengths[place] for place in places if place < len(lengths))
            written += longest * (text.count(b't="s"') - len(places))
            check_size(written, MAXIMUM_WRITTEN_BYTES)
