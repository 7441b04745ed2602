"""Legends that explain a colour or typeface by which some figures are not final: `Angka merah = estimasi`."""

import re
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Sheet, is_blank, text_of
from antikorupsi.ingest.tables.evidence import rows_near
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.versions import calls_invented
from antikorupsi.ingest.tables.words import Kind, words, words_in

_MOST_ROWS = 60  # below a table
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEGEND = re.compile(r"[=:]|\b(?:adalah|berarti|menunjukkan|menandakan|merupakan|artinya|yaitu|ialah|masih)\b")
_WRITTEN = frozenset(
    {"angka", "nilai", "sel", "kolom", "baris", "warna", "berwarna", "huruf", "teks", "tulisan", "cetak"}
)
_CLASSES = frozenset({"zona", "zonasi", "kategori", "predikat", "kepatuhan"})
_STATUSES = frozenset({"sementara", "belum", "final", "interim", "dummy", "dikoreksi", "direvisi", "salah", "ditunda"})
_KINDS: tuple[Kind, ...] = ("quantities_always", "stand_ins", "other_times", "withdrawals", "invented", "claims")


def style_legends(table: Table, sheet: Sheet) -> list[FaultAt]:
    """A warning at each legend of colours or typefaces beside the table; `sheet` is the one it was read from."""
    below = range(len(sheet.rows)) if table.sheet.turned else [*table.body][-_MOST_ROWS:]
    above = [] if table.sheet.turned else rows_near(table.header_rows.start)
    found = []
    for row in (*above, *below):
        texts = [(index, text_of(cell)) for index, cell in enumerate(sheet.rows[row]) if not is_blank(cell)]
        if len(texts) == 1 and _is_legend(texts[0][1]):
            cell = (texts[0][0], row) if table.sheet.turned else (row, texts[0][0])
            found.append(FaultAt(Fault("legend_of_styles", {"legend": texts[0][1]}), cell))
    return found


@lru_cache(maxsize=2**12)
def _is_legend(text: str) -> bool:
    """Whether a text explains a style of writing by a status, a quantity or a year; classes such as zones are none."""
    said = normalised(text)
    if not words_in(said, "styles") or not _LEGEND.search(text.lower()) or not _CLASSES.isdisjoint(said.split()):
        return False
    begins = any(said.startswith(f"{style} ") for style in words("styles"))
    meaning = any(words_in(said, kind) for kind in _KINDS) or not _STATUSES.isdisjoint(said.split())
    meaning = meaning or _YEAR.search(said) is not None or calls_invented(text)
    return meaning and (begins or not _WRITTEN.isdisjoint(said.split()))
