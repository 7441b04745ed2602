"""Rules for sheets, tables and the figures in them."""

from helpers.instruments.rules.finding_rule import FindingRule, marked

TABLE_RULES: dict[str, FindingRule] = {
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
}
