"""Legends beside a table that explain colours and typefaces, which are not read."""

import re
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Sheet
from antikorupsi.ingest.tables.evidence import rows_near
from antikorupsi.ingest.tables.headings import YEAR, normalised
from antikorupsi.ingest.tables.lone_rows import lone_rows
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.versions import calls_invented
from antikorupsi.ingest.tables.words import Kind, words, words_in

_LEGEND = re.compile(r"[=:]|\b(?:adalah|berarti|menunjukkan|menandakan|merupakan|artinya|yaitu|ialah|masih)\b")
_WRITTEN = frozenset(
    {"angka", "nilai", "sel", "kolom", "baris", "warna", "berwarna", "huruf", "teks", "tulisan", "cetak"}
)
_CLASSES = frozenset({"zona", "zonasi", "kategori", "predikat", "kepatuhan"})
_STATUSES = frozenset({"sementara", "belum", "final", "interim", "dummy", "dikoreksi", "direvisi", "salah", "ditunda"})
_KINDS: tuple[Kind, ...] = ("quantities_always", "stand_ins", "other_times", "withdrawals", "invented", "claims")


def style_legends(table: Table, sheet: Sheet) -> list[FaultAt]:
    """A warning at each legend of colours or typefaces beside the table; `sheet` is the one it was read from."""
    below = range(len(sheet.rows)) if table.sheet.turned else table.body
    above = [] if table.sheet.turned else rows_near(table.header_rows.start)
    return [
        FaultAt(Fault("legend_of_styles", {"legend": row.text}), row.cell[::-1] if table.sheet.turned else row.cell)
        for row in (*lone_rows(sheet, above), *lone_rows(sheet, below))
        if _is_legend(row.text)
    ]


@lru_cache(maxsize=2**12)
def _is_legend(text: str) -> bool:
    """Whether a text explains a style of writing by a status, a quantity or a year; classes such as zones are none."""
    said = normalised(text)
    if not words_in(said, "styles") or not _LEGEND.search(text.lower()) or not _CLASSES.isdisjoint(said.split()):
        return False
    begins = any(said.startswith(f"{style} ") for style in words("styles"))
    meaning = any(words_in(said, kind) for kind in _KINDS) or not _STATUSES.isdisjoint(said.split())
    meaning = meaning or YEAR.search(said) is not None or calls_invented(text)
    return meaning and (begins or not _WRITTEN.isdisjoint(said.split()))
