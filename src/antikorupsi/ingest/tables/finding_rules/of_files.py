"""Rules for files as a whole: what is refused before a sheet is read."""

from antikorupsi.ingest.tables.finding_rules.finding_rule import FindingRule, marked

FILE_RULES: dict[str, FindingRule] = {
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
        marked("The file could not be opened ({reason})."),
        marked("Look whether the file is still there and may be read by the user who runs the workbook."),
    ),
    "stray_cell": FindingRule(
        "error",
        marked("A cell lies far outside the table: the sheet claims {rows} rows and {columns} columns."),
        marked("Delete the rows below and the columns beside the table, save the file and send it again."),
    ),
}
