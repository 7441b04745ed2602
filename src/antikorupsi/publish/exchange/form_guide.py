"""What goes with a form: how to fill it, with an example line, and the list of regions for its drop-downs."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.common import LANGUAGES, TITLE_FONT, Language, fit_height, font, put, put_table, put_text, sheet_name
from antikorupsi.ingest import MARK, Sheet, text_of
from antikorupsi.publish.exchange.form_table import PRINTED_ROWS, Field, KnownRegions
from antikorupsi.rules import DAYS, Instrument, Regions

_WIDTHS = (28.0, 62.0, 44.0, 10.0, 30.0)
_ON_ONE_PAGE = 30  # rows of the guide: as many can still be read on one printed page
_EXAMPLES = {
    "code": "35.72", "region": "Kota Blitar", "province": "Jawa Timur", "year": "2024",
    "url": "https://www.contoh.go.id/pengumuman", "note": "", "published": "31/01/2025", "retrieved": "05/02/2025",
    "dated": "15/10/2025", "quoted": "", "prepared": "BPS Kota Contoh, Fungsi Statistik Sosial",
}  # fmt: skip


def is_region_list(sheet: Sheet) -> bool:
    """Whether a sheet is the list of regions that went out with a form, in any language."""
    titles = {f"{MARK} {_title_of_list(Language(code))}" for code in LANGUAGES}
    return text_of(sheet.value(0, 0)) in titles


def _title_of_list(language: Language) -> str:
    return language.say("list of regions")


@dataclass(frozen=True)
class Guide:
    """What the instructions of a form say of it: what is asked for, who fills it in, and what its rows are."""

    what: str
    who: str
    rows: Sequence[str]


def add_guide(
    workbook: Workbook, instrument: Instrument, fields: Sequence[Field], regions: Regions, language: Language
) -> None:
    """The first sheet of the form of an instrument."""
    rows = _rows(instrument, language)
    put_guide(workbook, Guide(language.pick(instrument.name), instrument.owner, rows), fields, regions, language)


def put_guide(workbook: Workbook, guide: Guide, fields: Sequence[Field], regions: Regions, language: Language) -> None:
    """The first sheet: what is asked of whom, by when, how to send it; then one row a heading, with an example."""
    say = language.say
    sheet = workbook.create_sheet(sheet_name(say("Instructions"), workbook.sheetnames), 0)
    title = say("how to fill this form")
    put_text(sheet["A1"], f"{MARK} {title}: {guide.what}")
    sheet["A1"].font = TITLE_FONT
    first = _put_errand(sheet, guide, language) + 1
    lines = [*_lines(guide, language), *_not_assessed(regions, language)]
    for row, line in enumerate(lines, first):
        _put_line(sheet, row, line)
    table = first + len(lines) + 2
    _put_line(sheet, table - 1, say("The last column is an example; it is not read."))
    headings = [say("Heading"), say("Meaning"), say("What may be written"), say("Required"), say("Example")]
    rows = [
        [
            field.heading,
            field.words,
            _allowed(field, language),
            say("yes") if field.required else "",
            _example(field, language),
        ]
        for field in fields
    ]
    put_table(sheet, table, headings, rows, _WIDTHS)
    sheet.freeze_panes = None  # what stands above the table is higher than a screen
    if len(rows) <= _ON_ONE_PAGE:
        sheet.page_setup.fitToHeight = 1


def _put_errand(sheet: Worksheet, guide: Guide, language: Language) -> int:
    """What is asked for, of whom, by when and where to; whoever hands out the form fills in what is left open."""
    say = language.say
    open_ = say("(to be filled in by whoever hands out this form)")
    errand = [
        (say("What"), guide.what),
        (say("Who fills it"), guide.who),
        (say("By when"), open_),
        (say("Send to"), open_),
        (say("How"), say("As .xlsx without a password. Faults come back in a copy with the cells marked.")),
    ]
    for row, (name, words) in enumerate(errand, 3):
        put(sheet.cell(row, 1), name)
        put(sheet.cell(row, 2), words)
        sheet.cell(row, 1).font = font(bold=True)
        fit_height(sheet, row, [name, words], _WIDTHS)
    return 3 + len(errand)


def _put_line(sheet: Worksheet, row: int, line: str) -> None:
    """A sentence over the whole width of the table."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_WIDTHS))
    put_text(sheet.cell(row, 1), line)
    sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    fit_height(sheet, row, [line], [sum(_WIDTHS)])


def _lines(guide: Guide, language: Language) -> list[str]:
    say = language.say
    return [
        say("Fill the light cells of the next sheet. Headings are locked; do not rename, move or merge them."),
        *guide.rows,
        say("Write no personal data: no names of respondents, no identity numbers, no telephone numbers."),
    ]


def _rows(instrument: Instrument, language: Language) -> list[str]:
    """What a row of an instrument's form is, and what the answers of a survey mean."""
    say = language.say
    rows = {
        "region_rows": say("One row is one region and year; figures of several years take several rows."),
        "panel": say("One file is one region and stage. Evidence may take several rows below its indicator."),
        "respondents": say("One file is one survey of one region. One row is one respondent."),
    }
    empty = say("Leave a cell empty where there is no figure; do not write zero. Write figures as numbers.")
    printed = [] if instrument.layout == "panel" else [about_printing(language)]
    return [empty, rows[instrument.layout], *_about_answers(instrument, language), *printed]


def about_printing(language: Language) -> str:
    """How many rows of a form are printed, and how to print more of them."""
    return language.say(
        "Printed are the first {count} [row|rows]; to print more, select the rows and print the selection.",
        count=PRINTED_ROWS,
    )


def _not_assessed(regions: Regions, language: Language) -> list[str]:
    """Of which regions no figures are asked for."""
    names = [region.name for region in regions if region.is_administrative]
    said = language.say("These regions have no budget of their own and are not assessed; leave them out: {names}.")
    return [said.format(names=", ".join(names))] if names else []


def _about_answers(instrument: Instrument, language: Language) -> list[str]:
    """What the lowest and the highest answer of a survey mean."""
    if instrument.survey is None:
        return []
    lowest, highest = (f"{bound:g}" for bound in instrument.survey.scale)
    said = language.say("An answer of {lowest} is the worst, {highest} the best.", lowest=lowest, highest=highest)
    counted_against = [
        column.names[0] for column in instrument.columns if column.item in set(instrument.survey.reversed)
    ]
    if not counted_against:
        return [said]
    often = language.say(
        "In {headings} it is the other way round: they ask how often something wrong was seen, {lowest} is never, "
        "{highest} very often.",
        headings=language.listing(counted_against),
        lowest=lowest,
        highest=highest,
    )
    return [f"{said} {often}"]


def _allowed(field: Field, language: Language) -> str:
    if field.kind == "locked":
        return language.say("given")
    if field.choices:
        return " / ".join(field.choices)
    if field.range:
        lowest, highest = (language.number(bound, 2, least=0) for bound in field.range)
        if field.whole:
            return language.say("a whole number from {lowest} to {highest}", lowest=lowest, highest=highest)
        return language.say("a number from {lowest} to {highest}", lowest=lowest, highest=highest)
    if field.kind in DAYS:
        return language.say("a day, such as 31/01/2025")
    kinds = {"year": language.say("a year of four digits"), "number": language.say("a number")}
    return kinds.get(field.kind, language.say("text"))


def _example(field: Field, language: Language) -> str:
    """A value that the field accepts, with the decimals that figures of its scale have; nobody's figure."""
    if field.example or field.choices:
        return field.example or field.choices[0]
    if field.range:
        lowest, highest = field.range
        if lowest < 0:  # what is taken off
            return language.number(lowest / 40, 2)
        if field.whole:
            return language.number(round(lowest + (highest - lowest) * 0.6), 0)
        return language.number(lowest + (highest - lowest) * 0.615, 2)
    return _EXAMPLES.get(field.kind, "")


def add_regions(workbook: Workbook, regions: Regions, language: Language, name: str = "") -> KnownRegions:
    """The sheet that lists all regions; the ranges of the codes and names of those that are assessed, for drop-downs.

    Administrative regions stand below the others, with the remark that they are not assessed.
    """
    say = language.say
    sheet = workbook.create_sheet(sheet_name(name or say("Region list"), workbook.sheetnames))
    put_text(sheet["A1"], f"{MARK} {_title_of_list(language)}")
    sheet["A1"].font = TITLE_FONT
    assessed = [region for region in regions if not region.is_administrative]
    others = [region for region in regions if region.is_administrative]
    rows = [[region.code, region.name, region.place, ""] for region in assessed]
    rows += [[region.code, region.name, region.place, say("not assessed: no budget of its own")] for region in others]
    headings, widths = [say("Code"), say("Region"), say("Province"), say("Remarks")], (12.0, 40.0, 30.0, 36.0)
    shown = len(headings) if any(region.place for region in regions) else 2  # units need not lie in a province
    put_table(sheet, 3, headings[:shown], [row[:shown] for row in rows], widths[:shown])
    sheet.protection.sheet = True
    last, name = 3 + len(assessed), sheet.title.replace("'", "''")
    return KnownRegions(codes=f"'{name}'!$A$4:$A${last}", names=f"'{name}'!$B$4:$B${last}")
