"""`workbook needs`: who must send what, as a table to read and a CSV file for the letter to each agency."""

from pathlib import Path

from rich.console import Console

from antikorupsi.assess import Assessment, count_by_agency
from antikorupsi.cli.terminal import one_line
from antikorupsi.common import each_row, given_path, shielded
from antikorupsi.show import missing_rows, need_sentence


def print_needs(assessment: Assessment, language: str, file: str, console: Console) -> None:
    """Prints one line an agency and criterion; writes one row a figure into a file where one is named."""
    words = assessment.words(language)
    counts = count_by_agency(assessment.missing_figures)
    for row in each_row(counts):
        said = need_sentence(row, assessment, words)
        console.print(one_line(said), markup=False, highlight=False, soft_wrap=True)
    if not file:
        return
    path: Path = given_path(file, "file of needs")
    rows = missing_rows(assessment, words)
    path.write_text(rows.map(shielded).to_csv(index=False), encoding="utf-8-sig")
    console.print(f"{len(rows)} figures: {path}", markup=False, highlight=False, soft_wrap=True)
