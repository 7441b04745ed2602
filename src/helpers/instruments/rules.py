"""The rules that input can break: how grave each is, what it says of the cell, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.instruments.records import Severity
from helpers.language import Language


def marked(text: str) -> str:
    """Marks a text for translation without translating it."""
    return text


@dataclass(frozen=True)
class FindingRule:
    """One rule: its severity and its two sentences, with `{names}` for the values of the case."""

    severity: Severity
    message: str
    remedy: str


@dataclass(frozen=True)
class SaidFinding:
    """The two sentences of a finding in one language."""

    message: str
    remedy: str


FINDING_RULES: dict[str, FindingRule] = {
    "file_damaged": FindingRule(
        "error",
        marked("The file is damaged, or is not what its name says ({reason})."),
        marked("Open it in a spreadsheet program, save it as .xlsx and send it again."),
    ),
    "file_protected": FindingRule(
        "error",
        marked("The file is protected by a password."),
        marked("Save it without a password and send it again."),
    ),
    "file_too_large": FindingRule(
        "error",
        marked("The file is too large: {size} MB, at most {most} MB are read."),
        marked("Split it into several files, or remove pictures and empty formatted rows."),
    ),
    "file_harmful": FindingRule(
        "error",
        marked("The file is packed as harmful files are, and was not opened."),
        marked("Copy the table into a new workbook and send that."),
    ),
    "file_with_macros": FindingRule(
        "error",
        marked("The file holds macros and was not opened."),
        marked("Save it as .xlsx, which holds no macros, and send it again."),
    ),
    "file_of_other_kind": FindingRule(
        "warning",
        marked("Files of the kind {suffix} are not read."),
        marked("Save the table as .xlsx, .xls, .ods or .csv."),
    ),
    "stray_cell": FindingRule(
        "error",
        marked("A cell lies far outside the table: the sheet claims {rows} rows and {columns} columns."),
        marked("Delete the rows below and the columns beside the table, save the file and send it again."),
    ),
    "unknown_file": FindingRule(
        "error",
        marked("The sheet is of no kind this workbook knows: no title and no column headings were recognised."),
        marked("Use the headings of the templates, or describe the sheet in an instrument file."),
    ),
    "missing_column": FindingRule(
        "error",
        marked("The column {column} is missing from the sheet of {instrument}."),
        marked("Add the column with this heading, or correct its heading."),
    ),
    "unknown_column": FindingRule(
        "note",
        marked("The column {column} is not known for {instrument} and was not read."),
        marked("If it holds figures, use a heading of the template, or describe the column in the instrument file."),
    ),
    "unknown_region": FindingRule(
        "error",
        marked("No regency or city is called {name}."),
        marked("Write the official name or the code. Nearest names: {nearest}."),
    ),
    "ambiguous_region": FindingRule(
        "error",
        marked("{name} may be {candidates}."),
        marked("Write Kabupaten or Kota before the name, or add the code or the province."),
    ),
    "code_and_name_differ": FindingRule(
        "error",
        marked("The code {code} belongs to {region}, but the name in the row is {name}."),
        marked("Correct the code or the name so that both mean the same region."),
    ),
    "row_without_region": FindingRule(
        "error",
        marked("The row holds figures but names no region."),
        marked("Write the name or the code of the region in this row."),
    ),
    "not_a_number": FindingRule(
        "error",
        marked("{value} is not a number."),
        marked("Write a number; leave the cell empty if there is none."),
    ),
    "ambiguous_numbers": FindingRule(
        "error",
        marked(
            "The numbers of column {column} can be read in two ways ({examples}): is the decimal mark a comma or a dot?"
        ),
        marked("Write the figures as numbers, or all of them with the same decimal mark."),
    ),
    "out_of_range": FindingRule(
        "error",
        marked("{value} lies outside the scale of {lowest} to {highest}."),
        marked("Correct the figure: the scale runs from {lowest} to {highest}."),
    ),
    "unknown_label": FindingRule(
        "error",
        marked("{value} is not one of the values known here."),
        marked("Use one of: {known}."),
    ),
    "unknown_year": FindingRule(
        "error",
        marked("{value} is not a year."),
        marked("Write the year of the figure with four digits."),
    ),
    "missing_year": FindingRule(
        "error",
        marked("The figure has no year."),
        marked("Write the year in a column Tahun of this row, or in a line Tahun above the table."),
    ),
    "unknown_indicator": FindingRule(
        "error",
        marked("{value} is not the number of an indicator."),
        marked("Number the indicators 1 to {last} as in the template."),
    ),
    "two_values": FindingRule(
        "warning",
        marked("Two sources give different figures for {item} {year}: {values}."),
        marked("Find out which one is right and strike the other; until then a verdict stands only where both agree."),
    ),
    "simulated_real_region": FindingRule(
        "error",
        marked("The sheet says it is simulated, but {region} is a real region."),
        marked("Use fictitious regions for simulated figures, or remove the word SIMULASI if the figures are real."),
    ),
    "small_survey": FindingRule(
        "warning",
        marked("Only {respondents} respondents answered: too few to show the result."),
        marked("Ask at least {least} respondents."),
    ),
}


def severity_of(rule: str) -> Severity:
    """How grave a broken rule is."""
    return FINDING_RULES[rule].severity


def say_finding(rule: str, details: Mapping[str, str], language: str) -> SaidFinding:
    """The message and the remedy of a finding in the language asked for."""
    say = Language(language).say
    broken = FINDING_RULES[rule]
    return SaidFinding(say(broken.message, **details), say(broken.remedy, **details))
