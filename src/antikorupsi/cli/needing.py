"""`workbook needs`: who must send what, as a table to read and a CSV file for the letter to each agency."""

from pathlib import Path

from rich.console import Console

from antikorupsi.assess import AgencyRow, Assessment, count_by_agency
from antikorupsi.cli.terminal import one_line
from antikorupsi.common import (
    LANGUAGES,
    Language,
    begins_as_own,
    each_row,
    place_to_write,
    refuse_foreign_file,
    replace_file,
    shielded,
    written_or_said,
)
from antikorupsi.show import missing_headings, missing_rows, need_sentence

_ENCODING = "utf-8-sig"  # by its first character Excel knows the encoding, and the workbook its own file


def print_needs(assessment: Assessment, printed: Language, words: Language, file: str, console: Console) -> None:
    """Prints one line an agency and criterion; writes one row a figure, in the other words, into a file if named.

    Raises WorkbookError for a file among the spreadsheets, and for one that is there and no file of needs.
    """
    path = _file_of_needs(file, assessment) if file else None
    for row in each_row(count_by_agency(assessment.missing_figures), AgencyRow):
        line = need_sentence(row, assessment, printed)
        console.print(one_line(line), markup=False, highlight=False, soft_wrap=True)
    if path is None:
        return
    rows = missing_rows(assessment, words)
    replace_file(path, rows.map(shielded).to_csv(index=False).encode(_ENCODING))
    said = printed.say("{count} figures: {path}", count=len(rows), path=path)
    console.print(said, markup=False, highlight=False, soft_wrap=True)


def _file_of_needs(file: str, assessment: Assessment) -> Path:
    """The place that a user names for the file; an earlier one, in any language, may be replaced."""
    period = assessment.period
    with written_or_said(Path(file)):
        path = place_to_write(file, "file of needs", period.name, period.folder.parent)
        headings = (",".join(missing_headings(Language(code))) for code in LANGUAGES)
        refuse_foreign_file(path, begins_as_own(*(f"\ufeff{each}" for each in headings)))
    return path
