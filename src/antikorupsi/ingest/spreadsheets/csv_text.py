"""Tables in plain text, as spreadsheet programs and agencies' systems export them."""

import re
from collections.abc import Iterator
from pathlib import Path

from antikorupsi.ingest.spreadsheets.bounds import MAXIMUM_CELLS, MAXIMUM_TEXT_BYTES, check_share, check_size
from antikorupsi.ingest.spreadsheets.cells import Remark, Sheet, Value
from antikorupsi.ingest.spreadsheets.csv_delimiter import delimiter_of
from antikorupsi.ingest.spreadsheets.csv_rows import rows_of
from antikorupsi.ingest.spreadsheets.encodings import decode
from antikorupsi.ingest.spreadsheets.refusal import Refused
from antikorupsi.ingest.spreadsheets.rows import with_empty_as_none, without_empty_end

_DECLARED = re.compile(r'"?sep=(.)"?[ \t]*\r?\n', re.IGNORECASE)
_END_OF_FILE = "\x1a"  # with which programs for DOS end a text
_MOST_REMARKS = 20  # on quotes; a file in which each row has one is another kind of file


def read_csv(path: Path, file: str) -> list[Sheet]:
    """The one sheet of a text file, rows as long as they are written; raises Refused beyond the bounds.

    The line `sep=;` that Excel understands is left as an empty row, so that every row keeps its number.
    """
    check_size(path.stat().st_size, MAXIMUM_TEXT_BYTES)
    text = decode(path.read_bytes())
    if text is None:
        raise Refused("file_of_other_content", suffix=path.suffix, content="BIN")
    declared = _DECLARED.match(text)
    body = (text[declared.end() :] if declared else text).rstrip(_END_OF_FILE)
    delimiter = declared[1] if declared else delimiter_of(body)
    if body.count(delimiter) + body.count("\n") > MAXIMUM_CELLS:
        check_share(body.count("\n") + 1, MAXIMUM_CELLS, 0)
    rows: list[list[Value]] = [[]] if declared else []
    remarks: list[Remark] = []
    for row in rows_of(body, delimiter):
        if row.left_open >= 0:
            remarks.append(Remark("quote_left_open", (len(rows), row.left_open), {"row": str(len(rows) + 1)}))
        rows.append(list(_values(row.fields)))
    check_share(len(rows), max(map(len, rows), default=0), sum(map(len, rows)))
    kept = without_empty_end(with_empty_as_none(rows))
    return [Sheet(file, "csv", kept, remarks=tuple(remarks[:_MOST_REMARKS]))]


def _values(fields: list[str]) -> Iterator[Value]:
    """The fields as a spreadsheet shows them: `="35.72"`, which keeps a code from becoming a number, is 35.72."""
    for field in fields:
        if field.startswith('="') and field.endswith('"') and len(field) > 2:
            inner = field[2:-1]
            yield field if '"' in inner.replace('""', "") else inner.replace('""', '"')
        else:
            yield field
