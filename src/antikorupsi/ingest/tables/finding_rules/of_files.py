"""Rules for files as a whole: what is refused before a sheet is read."""

from antikorupsi.ingest.tables.finding_rules.finding_rule import FindingRule, marked

FILE_RULES: dict[str, FindingRule] = {
    "file_damaged": FindingRule(
        "error",
        marked('The file is damaged, or is not what its name says (technical detail: "{reason}").'),
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
    "file_of_other_content": FindingRule(
        "error",
        marked("The file is named {suffix}, but its content is of another kind ({content}), and was not opened."),
        marked("Open it in the program it comes from, save the table as .xlsx and send that."),
    ),
    "file_empty": FindingRule(
        "error",
        marked("The file is empty."),
        marked("Look whether it was saved and sent completely, and send it again."),
    ),
    "file_with_entities": FindingRule(
        "error",
        marked("The file declares text of its own, as harmful files do (DOCTYPE), and was not opened."),
        marked("Copy the table into a new workbook and send that."),
    ),
    "file_is_link": FindingRule(
        "error",
        marked("This is a link, or lies behind one, and was not followed."),
        marked("Put the file itself into the folder in place of the link."),
    ),
    "file_not_ordinary": FindingRule(
        "error",
        marked("This has the name of a spreadsheet but is no file."),
        marked("Remove it from the folder, and put the spreadsheet itself there."),
    ),
    "file_is_lock": FindingRule(
        "note",
        marked("This is the lock file of an open workbook, not a workbook."),
        marked("Close the workbook in the spreadsheet program; the lock file then disappears."),
    ),
    "file_not_opened": FindingRule(
        "error",
        marked('The file could not be opened (technical detail: "{reason}").'),
        marked("Look whether the file is still there and may be read by the user who runs the workbook."),
    ),
    "stray_cell": FindingRule(
        "error",
        marked("A cell lies far outside the table: the sheet claims {rows} rows and {columns} columns."),
        marked("Delete the rows below and the columns beside the table, save the file and send it again."),
    ),
    "workbook_fault": FindingRule(
        "fault",
        marked("A fault of the workbook: the file could not be read ({error}). The file itself may be in order."),
        marked("Please report this as a fault of the workbook, with the lines of its log."),
    ),
    "file_too_demanding": FindingRule(
        "error",
        marked("Reading the file took more than {seconds} seconds or {memory} MB of memory, and was stopped."),
        marked("Copy the table into a new workbook and send that, or split it into several files."),
    ),
    "file_changed": FindingRule(
        "error",
        marked("The file changed while it was read; nothing was taken from it."),
        marked("Wait until it is saved or copied completely, then run the workbook again."),
    ),
    "file_without_cells": FindingRule(
        "warning",
        marked("No cell of the file is filled."),
        marked("Look whether the right file was sent, and send the one that holds the table."),
    ),
    "file_name_not_text": FindingRule(
        "error",
        marked("The name of the file holds characters that are no text; the file was not read."),
        marked("Give the file a name of ordinary letters and digits."),
    ),
    "file_hidden": FindingRule(
        "warning",
        marked("The name begins with a dot, as those of hidden files do, or the file lies in such a folder; not read."),
        marked("If the file is meant, give it a name without the dot and move it out of the hidden folder."),
    ),
    "file_of_system": FindingRule(
        "note",
        marked("The operating system left this file here; it holds no table."),
        marked("Nothing is to be done; the file may be deleted."),
    ),
    "name_with_personal_data": FindingRule(
        "warning",
        marked(
            "The name of this file, folder or sheet holds personal data (a telephone number, an identity number or an "
            "e-mail address); every output shows it masked."
        ),
        marked("Rename it so that its name holds no personal data, and send the file again."),
    ),
    "folder_not_opened": FindingRule(
        "error",
        marked('The folder could not be opened (technical detail: "{reason}"); no file in it was read.'),
        marked("Give the user who runs the workbook the right to open the folder."),
    ),
    "folder_too_deep": FindingRule(
        "error",
        marked("The folder lies in more than {most} others; no file in it was read."),
        marked("Move its files to a folder further up, and send them again."),
    ),
    "quote_left_open": FindingRule(
        "error",
        marked(
            "A quotation mark opens in row {row} and nothing closes it. It was read as an ordinary character; "
            "where the fields of this row and of those below end is a guess."
        ),
        marked("Close or delete the quotation mark, compare the rows below it, and send the file again."),
    ),
    "control_character": FindingRule(
        "warning",
        marked("The cell holds characters that cannot be shown ({codes}); it was read without them."),
        marked("Write the cell again; where a number was damaged, compare it with its source."),
    ),
    "copied_sheet": FindingRule(
        "note",
        marked("The sheet is a hidden copy of the sheet {source} of another workbook; it was not read."),
        marked("If its figures are meant, show the sheet and break its link to the other workbook."),
    ),
}
