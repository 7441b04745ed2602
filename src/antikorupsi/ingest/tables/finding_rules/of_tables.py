"""Rules for sheets, tables and the figures in them."""

from antikorupsi.ingest.tables.finding_rules.finding_rule import FindingRule, marked

TABLE_RULES: dict[str, FindingRule] = {
    "unknown_file": FindingRule(
        "error",
        marked("The sheet is of no kind this workbook knows: no title and no column headings were recognised."),
        marked(
            "Use the headings of the templates, or describe the sheet in an instrument file; `workbook check` writes a "
            "draft of it."
        ),
    ),
    "unknown_sheet": FindingRule(
        "warning",
        marked("The sheet is of no kind this workbook knows and was not read; other sheets of the file were."),
        marked("If it holds figures, use the headings of the templates; if not, nothing is to be done."),
    ),
    "almost_known_file": FindingRule(
        "error",
        marked("The sheet speaks of {instrument}, but no heading of its figures was recognised{near}."),
        marked(
            "Head the column of figures with one of: {headings}. If the sheet is another one, describe it in an "
            "instrument file; `workbook check` writes a draft of it."
        ),
    ),
    "almost_known_sheet": FindingRule(
        "warning",
        marked("The sheet speaks of {instrument}, but no heading of its figures was recognised{near}."),
        marked(
            "Head the column of figures with one of: {headings}. If the sheet is another one, describe it in an "
            "instrument file; `workbook check` writes a draft of it."
        ),
    ),
    "headings_like_years": FindingRule(
        "error",
        marked(
            "The headings {headings} look like years of {instrument} and say more than the year: they were not read."
        ),
        marked(
            "Write each year with four digits alone; head figures that are not final with the year and (Sementara)."
        ),
    ),
    "survey_without_answers": FindingRule(
        "error",
        marked("The sheet speaks of {instrument} and holds no answers of respondents: an index by itself is not read."),
        marked("Send the sheet with the answers, one row for each respondent; if it is a recap, nothing is to do."),
    ),
    "masked_sheet": FindingRule(
        "error",
        marked("No table was recognised: cells hold the word by which a marked copy hides what may not be shown."),
        marked("Send the file as it was first sent, with all of its headings, and correct the cells there."),
    ),
    "unread_rows": FindingRule(
        "warning",
        marked("These rows hold figures and belong to no table that is known here; they were not read: {rows}."),
        marked("Use the headings of the templates above them, or put the table on a sheet of its own."),
    ),
    "rows_of_other_table": FindingRule(
        "warning",
        marked("A second header stands here whose headings are not known; the rows below it were not read: {rows}."),
        marked("If they are figures to read, use the headings of the templates; if not, move them to another sheet."),
    ),
    "hidden_sheet": FindingRule(
        "note",
        marked("The sheet is hidden; it was read."),
        marked("Delete the sheet if its figures are not meant to be used."),
    ),
    "hidden_rows": FindingRule(
        "note",
        marked("Hidden rows were read: {rows}."),
        marked("Delete the rows if their figures are not meant to be used."),
    ),
    "hidden_columns": FindingRule(
        "note",
        marked("Hidden columns were read: {columns}."),
        marked("Delete the columns if their figures are not meant to be used."),
    ),
    "comments_at_cells": FindingRule(
        "note",
        marked("Comments stand at cells; what they say of a figure counts only in words that are known here: {cells}."),
        marked("Write what is to be known of a figure into a column Keterangan, and delete the comment."),
    ),
    "not_calculated": FindingRule(
        "error",
        marked("The formula {value} was not calculated before the file was saved."),
        marked("Open the file in a spreadsheet program, save it and send it again, or write the value itself."),
    ),
    "cell_error": FindingRule(
        "error",
        marked("The formula gives the error {value}."),
        marked("Mend the formula or write the value itself; leave the cell empty if there is none."),
    ),
    "struck_out": FindingRule(
        "error",
        marked("{value} is struck through: does it still hold?"),
        marked("If it holds, remove the line through it; if not, empty the cell or write the value that holds."),
    ),
    "ambiguous_percent": FindingRule(
        "error",
        marked("{value} may mean {value} or {percent} on the scale of 0 to 100."),
        marked("Write all figures of the column on the scale of 0 to 100, or all of them with a percent sign."),
    ),
    "mark_misplaced": FindingRule(
        "error",
        marked("{value}: is the decimal mark where it belongs? No other figure of the column is near {number}."),
        marked("Write the figure as a number with its decimal mark; if {number} is right, write it as {number}%."),
    ),
    "ambiguous_code": FindingRule(
        "error",
        marked("The code {code} means different regions to the ministry and the statistics office: {candidates}."),
        marked("Add the name of the region, or say in the heading whose code it is: Kode Kemendagri or Kode BPS."),
    ),
    "short_code": FindingRule(
        "error",
        marked("The code {code} has two digits, and title or row name a province: it may be {candidates}."),
        marked("Write the whole code, such as 35.71, or the name of the region."),
    ),
    "ambiguous_instrument": FindingRule(
        "error",
        marked("The table may be of any of these instruments, and nothing near it says which: {instruments}."),
        marked("Write the name of the instrument into the title right above the table or into the column headings."),
    ),
    "other_quantity": FindingRule(
        "error",
        marked(
            "A title, heading, note or name says {quantity}: these figures are not the main figure of {instrument}."
        ),
        marked(
            "If they are that figure, head the column with its name, as in the template; otherwise nothing is to do."
        ),
    ),
    "unclear_groups": FindingRule(
        "error",
        marked("Which of the columns below them do the headings {quantity} stand over? Not read: {columns}."),
        marked("Write each of these headings above every column that it stands over, or merge its cell over them."),
    ),
    "unclear_title": FindingRule(
        "error",
        marked(
            "The title or name says {quantity}, the heading of the column only a general word: are the figures the "
            "main figure of {instrument}, or of a part of it?"
        ),
        marked("If they are the main figure, head the column with {heading}; otherwise nothing is to do."),
    ),
    "unclear_column": FindingRule(
        "error",
        marked("The heading {quantity} alone does not say of which instrument its figures are: they were not read."),
        marked(
            "Write the name of the instrument into the heading, or above it; a sum or a weighted score is not read."
        ),
    ),
    "remark_of_part": FindingRule(
        "error",
        marked("The row says {quantity} beside the figure: is it of that, or the main figure of {instrument}?"),
        marked(
            "If it is the main figure, strike this remark, or write it in a column Sumber or Penanggung Jawab; "
            "otherwise strike the figure."
        ),
    ),
    "figure_corrected": FindingRule(
        "error",
        marked("Beside the figure stands {quantity}: does the figure hold, or another value?"),
        marked("Write the value that holds into the cell, and delete the remark or say there what it is about."),
    ),
    "legend_of_styles": FindingRule(
        "warning",
        marked("A legend speaks of colours or typefaces, which are not read: {legend}."),
        marked("Write in a column Status Angka or Keterangan, at each figure it is said of, what the legend says."),
    ),
    "unclear_year": FindingRule(
        "error",
        marked("{value} says more than a year: is the figure the final one of that year?"),
        marked("If it is, write the year alone with four digits; otherwise strike the figure."),
    ),
    "years_differ": FindingRule(
        "error",
        marked("The row above these figures says {above}, the heading of their column says {heading}."),
        marked("Correct the year in one of the two places."),
    ),
    "two_years": FindingRule(
        "error",
        marked("The row speaks of more than one year: {years}."),
        marked("Write in the row the one year that its figures are of."),
    ),
    "unread_dated": FindingRule(
        "error",
        marked("The day of the check cannot be read: {value}."),
        marked("Write the day, the month and the year, such as 17 Januari 2025 or 17/01/2025."),
    ),
    "check_without_day": FindingRule(
        "warning",
        marked("The day of the check is not written; the last day of its year counts."),
        marked("Write the day of the check, such as 17 Januari 2025: the latest check decides."),
    ),
    "check_of_one_office": FindingRule(
        "error",
        marked("The check is of some heads only ({value}): that there is no case must be said of all."),
        marked("Write one row for the head of the region and the heads of its agencies together, with the day."),
    ),
    "unread_day": FindingRule(
        "warning",
        marked("The day cannot be read and was left out: {value}."),
        marked("Write the day, the month and the year, such as 17 Januari 2025 or 17/01/2025."),
    ),
    "day_of_month_or_year": FindingRule(
        "warning",
        marked("The day is not written: {value}. The last day of the month or year it names counts."),
        marked("Write the day, the month and the year, such as 17 Januari 2025 or 17/01/2025."),
    ),
    "published_too_early": FindingRule(
        "warning",
        marked(
            "A figure of {year} cannot have been published on this day ({value}), before its year or after it was "
            "retrieved; the day was left out."
        ),
        marked("Correct the day of publication, or the year of the figure."),
    ),
    "unknown_item": FindingRule(
        "error",
        marked("{instrument} has no such items; {rows} rows were not read: {items}."),
        marked("Write the names as in the template, or add them to the names in the instrument file."),
    ),
    "score_and_category_differ": FindingRule(
        "warning",
        marked(
            "The score and the category of {region} for {year} contradict each other: {values}. By its score the class "
            "is {expected}."
        ),
        marked("Find out which of the two is right and correct the other."),
    ),
    "mean_beside_differs": FindingRule(
        "error",
        marked("{total} is {value}, the mean of its parts ({parts}) is {computed}; in other rows it is their mean."),
        marked("Find out which cell of the row is wrong, and correct it; until then none of them is used."),
    ),
    "sum_beside_differs": FindingRule(
        "error",
        marked("{total} is {value}, the sum of its parts ({parts}) is {computed}; in other rows it is their sum."),
        marked("Find out which cell of the row is wrong, and correct it; until then none of them is used."),
    ),
    "total_beyond_parts": FindingRule(
        "error",
        marked("{total} is {value}; by its parts ({parts}) it can be {lowest} at least and {highest} at most."),
        marked("Find out which cell is wrong, and correct it; until then none of them is used."),
    ),
    "share_of_counts_differs": FindingRule(
        "error",
        marked("The percentage is {value}; the counts beside it ({parts}) give {computed}."),
        marked("Find out whether the percentage or a count is wrong, and correct it; until then it is not used."),
    ),
    "figure_against_foot": FindingRule(
        "error",
        marked("With {value} the foot of the column ({cell}: {foot}) is wrong; with {meant} it would be right."),
        marked("Compare the figure with its source, and correct it or the foot; until then it is not used."),
    ),
    "foot_differs": FindingRule(
        "warning",
        marked("The foot of the column {heading} ({cell}) is {foot}: that is neither the mean nor the sum above it."),
        marked("Compare the figures of the column with their source, and correct them or the foot."),
    ),
    "missing_column": FindingRule(
        "error",
        marked("The column {column} is missing from the sheet of {instrument}."),
        marked("Add the column with this heading, or correct its heading."),
    ),
    "sheet_without_figures": FindingRule(
        "warning",
        marked("The sheet is about {instrument}, but no cell below its headings of figures holds one."),
        marked(
            "Write the figure of each region into its row, below the heading {headings}: also where it stands in a row "
            "above the names. If there are none yet, nothing is to do."
        ),
    ),
    "unknown_column": FindingRule(
        "note",
        marked("The column {column} is not known for {instrument} and was not read."),
        marked("If it holds figures, use a heading of the template, or describe the column in the instrument file."),
    ),
    "indicator_not_used": FindingRule(
        "note",
        marked("Rows of indicators that the workbook does not use were not read ({rows}): {items}."),
        marked("Do nothing, unless one of them is the figure of an instrument: then call it as the template does."),
    ),
    "indicator_of_instrument": FindingRule(
        "warning",
        marked("Rows that name an instrument, but no figure of it that is known, were not read ({rows}): {items}."),
        marked("If one of them is the main figure, call it as the template does, such as Indeks SPI or Nilai MCP."),
    ),
    "column_of_instrument": FindingRule(
        "error",
        marked("The column {column} names {instrument} alone, and its cells are no figures of it: it was not read."),
        marked("Head the column with the name of a figure as in the template of {instrument}, or use that template."),
    ),
    "cells_without_heading": FindingRule(
        "warning",
        marked("Cells beside the figures stand below no heading and were not read: {cells}."),
        marked("If they hold figures, write a heading of the template above them; if not, delete them."),
    ),
    "fields_beyond_header": FindingRule(
        "error",
        marked(
            "The row has more or fewer fields than its header: a comma cuts the fields, and commas stand in numbers or "
            "texts too. Which figure is of which column cannot be told; none of the row was read."
        ),
        marked(
            "Save the table as .xlsx, or as .csv with semicolons; or put numbers and texts that hold a comma in "
            'quotation marks: "81,25". Delete commas at the end of the row.'
        ),
    ),
    "unknown_region": FindingRule(
        "error",
        marked("No regency or city is called {name}."),
        marked("Write the official name or the code. Nearest names: {nearest}."),
    ),
    "province_differs": FindingRule(
        "error",
        marked("{name} does not lie in a province called {province}."),
        marked("Correct the province or the name, so that both mean the same region."),
    ),
    "code_of_kabupaten": FindingRule(
        "error",
        marked("The code {code} is that of {kabupaten}, not of a village."),
        marked("Write the code of the village, ten digits as text: 35.05.12.2003."),
    ),
    "rows_of_agencies": FindingRule(
        "note",
        marked("Rows of ministries and agencies of the state, from this one on, were left out: {rows}."),
        marked("Do nothing, unless one of them is a region: then write its official name or its code."),
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
    "several_regions": FindingRule(
        "error",
        marked("The cell names several regions: {name}."),
        marked("Give each region a row of its own, with its own figures."),
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
    "year_after_assessment": FindingRule(
        "warning",
        marked("The figure is of {year}, after the year of the assessment ({assessment}), and is not used."),
        marked("Check the year that stands beside the figure, above it or in its heading."),
    ),
    "years_after_assessment": FindingRule(
        "warning",
        marked(
            "{count} figures of the sheet, from this cell on, are of {year}, after the year of the assessment "
            "({assessment}), and are not used."
        ),
        marked("Check the year in the headings, in the column of years or above the table."),
    ),
    "check_after_assessment": FindingRule(
        "note",
        marked(
            "The check is of {year}, after the year of the assessment ({assessment}): it counts only in verdicts as of "
            "its day or a later one."
        ),
        marked("If the day is right, nothing is to do; else correct it."),
    ),
    "checks_after_assessment": FindingRule(
        "note",
        marked(
            "{count} checks of the sheet, from this cell on, are of {year}, after the year of the assessment "
            "({assessment}): they count only in verdicts as of their day or a later one."
        ),
        marked("If the days are right, nothing is to do; else correct them."),
    ),
    "published_in_future": FindingRule(
        "warning",
        marked("The figure of {year} is said to be published or retrieved on {day}, long after {assessment}."),
        marked("Correct the day: it lies more than two years after the year of the assessment."),
    ),
    "many_published_in_future": FindingRule(
        "warning",
        marked(
            "{count} figures of the sheet, from this cell on, are said to be published or retrieved on days such as "
            "{day}, long after {assessment}."
        ),
        marked("Correct the days: they lie more than two years after the year of the assessment."),
    ),
    "published_within_year": FindingRule(
        "warning",
        marked("The figure of {year} is said to have been published on {day}, before its year had ended."),
        marked("Correct the day or the year; a figure that was read during the year is marked as Sementara."),
    ),
    "many_published_within_year": FindingRule(
        "warning",
        marked(
            "{count} figures of the sheet, from this cell on, are of {year} and said to have been published before "
            "that year had ended."
        ),
        marked("Correct the days or the years; figures that were read during the year are marked as Sementara."),
    ),
    "missing_year": FindingRule(
        "error",
        marked("The figure has no year."),
        marked("Write the year in a column Tahun of this row, or in a line Tahun above the table."),
    ),
    "two_values": FindingRule(
        "warning",
        marked("Two sources give different figures of {region} for {item} in {year}: {values}."),
        marked("Find out which one is right and strike the other; until then a verdict stands only where both agree."),
    ),
    "masked_value": FindingRule(
        "error",
        marked("The cell holds the word by which a marked copy hides personal data, not the value itself."),
        marked("Write the value again, as it stands in the file that was first sent."),
    ),
    "simulated_real_region": FindingRule(
        "error",
        marked("The sheet says it is simulated, but {region} is a real region."),
        marked("Use fictitious regions for simulated figures, or remove the word SIMULASI if the figures are real."),
    ),
}
