"""The command `workbook needs`: who must send what, as a table and as a CSV file for letters to agencies."""

from pathlib import Path

from antikorupsi.assess import AgencyRow, Assessment, count_by_agency
from antikorupsi.cli.terminal import SafeConsole, one_line
from antikorupsi.common import (
    LANGUAGES,
    Language,
    begins_with_any,
    each_row,
    escape_formula,
    place_to_write,
    refuse_foreign_file,
    replace_file,
    translate_disk_errors,
)
from antikorupsi.show import missing_headings, missing_rows, need_sentence

_ENCODING = "utf-8-sig"  # the byte order mark tells Excel the encoding; with the heading it identifies the file


def print_needs(assessment: Assessment, printed: Language, words: Language, file: str, console: SafeConsole) -> None:
    """Prints one line for each agency and criterion; writes one row a figure into a file if one is named.

    Raises WorkbookError for a file among the spreadsheets, and for an existing file with other content.
    """
    path = _file_of_needs(file, assessment) if file else None
    for row in each_row(count_by_agency(assessment.missing_figures), AgencyRow):
        console.print(one_line(need_sentence(row, assessment, printed)))
    if path is None:
        return
    rows = missing_rows(assessment, words)
    replace_file(path, rows.map(escape_formula).to_csv(index=False).encode(_ENCODING))
    console.print(printed.say("{count} figures: {path}", count=len(rows), path=path))


def _file_of_needs(file: str, assessment: Assessment) -> Path:
    """The place that a user names for the file; an earlier one, in any language, may be replaced."""
    period = assessment.period
    with translate_disk_errors(Path(file)):
        path = place_to_write(file, "file of needs", period.name, period.folder.parent)
        headings = (",".join(missing_headings(Language(code))) for code in LANGUAGES)
        refuse_foreign_file(path, begins_with_any(*(f"\ufeff{each}" for each in headings)))
    return path
