"""Rules for figures that stand where no figure is read, or that may be of another scale than their instrument's."""

from antikorupsi.ingest.tables.finding_rules.finding_rule import FindingRule, marked

LOST_FIGURE_RULES: dict[str, FindingRule] = {
    "column_on_instrument": FindingRule(
        "warning",
        marked("The column {column} speaks of {instrument} and was not read: no figure of it has this name."),
        marked("If it holds a figure of {instrument}, head it as in the template; otherwise nothing is to do."),
    ),
    "figure_outside_column": FindingRule(
        "error",
        marked("The row names a region and holds a figure outside the columns of figures; it was not read: {value}."),
        marked("Write the name into the column of regions and the figure below its heading ({headings})."),
    ),
    "total_of_region": FindingRule(
        "warning",
        marked("The row {label} counts as a total and was not read; {region} has no other figure in the sheet."),
        marked("If the figure is that of {region}, write its name alone; if it is a total, nothing is to do."),
    ),
    "fraction_in_text": FindingRule(
        "error",
        marked(
            "A comma cuts the fields, and {value} stands below {heading}: it may be what follows the decimal comma "
            "of a figure before it. None of the row was read."
        ),
        marked(
            "Save the table as .xlsx, or as .csv with semicolons; or put numbers that hold a comma in quotation marks: "
            '"70,1".'
        ),
    ),
    "heading_without_region": FindingRule(
        "error",
        marked("{heading} of {instrument} stands here, but nothing says of which region and year its figures are."),
        marked(
            "Name the regions in a column of their own and the year in a column Tahun or the heading; in a sheet about "
            "one region name that region alone in the title."
        ),
    ),
    "figures_of_low_scale": FindingRule(
        "error",
        marked(
            "All {count} figures of the column lie between {lowest} and {highest}: the scale is hardly 0 to 100. They "
            "may be ranks, or points of another scale; not read."
        ),
        marked(
            "Write the figures on the scale of 0 to 100 below the heading of the template, and ranks below Peringkat."
        ),
    ),
    "other_scale": FindingRule(
        "error",
        marked("The sheet says that the scale ends at {said}, that of {instrument} ends at {highest}: not read."),
        marked("Write the figures on the scale of {instrument}, or correct the scale that the sheet names."),
    ),
    "other_unit": FindingRule(
        "error",
        marked("The sheet says that figures are in {said}, a unit in which {instrument} is not measured: not read."),
        marked("If they are figures of {instrument}, delete the unit, or write it in the heading it is said of."),
    ),
}
