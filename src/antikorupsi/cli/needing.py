"""The command `workbook needs`: who must send what, as a table and as a CSV file for letters to agencies."""

from pathlib import Path

from antikorupsi.assess import AgencyRow, Assessment, DeliveryRow, count_by_agency
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
from antikorupsi.show import delivery_sentence, missing_headings, missing_rows, need_sentence, usual_release_note

_OF_EARLIER = 8  # headings that files of earlier versions have
_ENCODING = "utf-8-sig"  # the byte order mark tells Excel the encoding; with the heading it identifies the file


def print_needs(assessment: Assessment, printed: Language, words: Language, file: str, console: SafeConsole) -> None:
    """Prints a line for each agency and criterion and for each late delivery; writes a row a figure into a named file.

    Raises WorkbookError for a file among the spreadsheets, and for an existing file with other content.
    """
    path = _file_of_needs(file, assessment) if file else None
    for row in each_row(count_by_agency(assessment.missing_figures), AgencyRow):
        console.print(one_line(need_sentence(row, assessment, printed)))
    late = [row for row in each_row(assessment.deliveries, DeliveryRow) if row.state == "late"]
    for delivery in late:
        console.print(one_line(delivery_sentence(delivery, assessment, printed)))
    if any(delivery.due_basis == "usual_release" for delivery in late):
        console.print(usual_release_note(printed))
    if path is None:
        return
    rows = missing_rows(assessment, words)
    replace_file(path, rows.map(escape_formula).to_csv(index=False).encode(_ENCODING))
    console.print(printed.say("{count} [figure|figures]: {path}", count=len(rows), path=path))


def _file_of_needs(file: str, assessment: Assessment) -> Path:
    """The place that a user names for the file; an earlier one, in any language, may be replaced."""
    period = assessment.period
    with translate_disk_errors(Path(file)):
        path = place_to_write(file, "file of needs", period.name, period.folder.parent)
        headings = (",".join(missing_headings(Language(code))[:_OF_EARLIER]) for code in LANGUAGES)
        refuse_foreign_file(path, begins_with_any(*(f"\ufeff{each}" for each in headings)))
    return path
