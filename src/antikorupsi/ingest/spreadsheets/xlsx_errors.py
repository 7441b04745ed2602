"""Error values that the reader of workbooks does not know, such as #SPILL!, so that they do not cost the whole file."""

import io
import re
import zipfile
from typing import BinaryIO

from antikorupsi.ingest.spreadsheets.archives import MAXIMUM_COPY_BYTES, chunks_of, is_markup
from antikorupsi.ingest.spreadsheets.refusal import Refused
from antikorupsi.ingest.spreadsheets.xlsx_tags import whole_cells

KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_ERROR_VALUE = re.compile(rb"(<(?:[\w.-]+:)?v[^>]*>)(#[^<]*)(</)")


def with_known_errors(archive: zipfile.ZipFile, unknown: set[str]) -> BinaryIO:
    """A copy of a workbook in which unknown errors are written as #N/A; what they were called is known already."""
    if sum(entry.file_size for entry in archive.infolist()) > MAXIMUM_COPY_BYTES:
        raise Refused("file_damaged", reason=", ".join(sorted(unknown))[:100])
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name in filter(is_markup, archive.namelist()):
            text = b"".join(whole_cells(chunks_of(archive, name)))
            target.writestr(name, _ERROR_VALUE.sub(_known, text))
    copy.seek(0)
    return copy


def _known(match: re.Match[bytes]) -> bytes:
    error = match[2] if match[2].decode("utf-8", "replace") in KNOWN_ERRORS else b"#N/A"
    return match[1] + error + match[3]
