"""Tables in plain text, as spreadsheet programs and agencies' systems export them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from antikorupsi.ingest.spreadsheets.bounds import MAXIMUM_CELLS, MAXIMUM_TEXT_BYTES, check_share, check_size
from antikorupsi.ingest.spreadsheets.cells import Remark, Sheet, Value
from antikorupsi.ingest.spreadsheets.csv_delimiter import delimiter_of
from antikorupsi.ingest.spreadsheets.csv_rows import TextTable
from antikorupsi.ingest.spreadsheets.encodings import decode
from antikorupsi.ingest.spreadsheets.paths import open_ordinary
from antikorupsi.ingest.spreadsheets.refusal import Refused
from antikorupsi.ingest.spreadsheets.rows import with_empty_as_none, without_empty_end

_DECLARED = re.compile(r'"?sep=(.)"?[ \t]*\r?\n', re.IGNORECASE)
_FORMULA = '="'
_END_OF_FILE = "\x1a"  # with which programs for DOS end a text
_MOST_REMARKS = 20  # on quotes; a file in which each row has one is another kind of file


def read_csv(path: Path, file: str) -> list[Sheet]:
    """The one sheet of a text file, rows as long as they are written; raises Refused beyond the bounds.

    The line `sep=;` that Excel understands is left as an empty row, so that every row keeps its number.
    """
    check_size(path.stat().st_size, MAXIMUM_TEXT_BYTES)
    with open_ordinary(path) as written:
        text = decode(written.read())
    if text is None:
        raise Refused("file_of_other_content", suffix=path.suffix, content="BIN")
    declared = _DECLARED.match(text)
    body = (text[declared.end() :] if declared else text).rstrip(_END_OF_FILE)
    delimiter = declared[1] if declared else delimiter_of(body)
    if body.count(delimiter) + body.count("\n") > MAXIMUM_CELLS:
        check_share(body.count("\n") + 1, MAXIMUM_CELLS, 0)
    table = TextTable(body, delimiter)
    cut = table.rows()
    read = cast("Iterator[list[Value]]", map(_shown, cut) if _FORMULA in body else cut)
    rows: list[list[Value]] = [[], *read] if declared else [*read]
    check_share(len(rows), max(map(len, rows), default=0), sum(map(len, rows)))
    kept = without_empty_end(with_empty_as_none(rows))
    above = 1 if declared else 0
    places = [(row + above, column) for row, column in table.left_open[:_MOST_REMARKS]]
    remarks = tuple(Remark("quote_left_open", place, {"row": str(place[0] + 1)}) for place in places)
    return [Sheet(file, "csv", kept, remarks=remarks, delimiter=delimiter)]


def _shown(fields: list[str]) -> list[str]:
    """The fields as a spreadsheet shows them: `="35.72"`, which keeps a code from becoming a number, is 35.72."""
    return [_text_in_formula(field) if field.startswith(_FORMULA) else field for field in fields]


def _text_in_formula(field: str) -> str:
    inner = field[2:-1]
    whole = field.endswith('"') and len(field) > len(_FORMULA) and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if whole else field
