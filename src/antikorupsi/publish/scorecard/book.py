"""The workbook being written: its sheets by their jobs, the looks of inputs and results, comments with sources."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import (
    BOX,
    FINEST,
    HEADER,
    NUMBER,
    TEXT,
    TITLE_FONT,
    Look,
    Result,
    SheetCell,
    cells_by_row,
    comment_on,
    dress,
    fill,
    fit_height,
    font,
    new_workbook,
    palette,
    put_text,
    set_page,
    sheet_name,
    wraps,
    writable,
)

_INPUT = Look(  # what a reviewer may change
    fill=fill(palette.INPUT_CELL),
    border=BOX,
    alignment=Alignment(vertical="top", horizontal="right", wrap_text=True),
)
_RESULT = Look(font(palette.DARK_BLUE, bold=True), border=BOX, alignment=Alignment(vertical="top", wrap_text=True))
_BELOW_TITLE = 4  # the first row whose texts may wrap
_WARNING = font(palette.DARK_PINK, bold=True)


@dataclass
class Book:
    """One scorecard: the region's view, the workbook, and where the cells stand that formulas of other sheets need.

    `results`, by sheet and cell, are what the formulas give as long as nothing is changed.
    """

    view: RegionAssessment
    workbook: Workbook = field(default_factory=new_workbook)
    places: dict[str, str] = field(default_factory=dict)
    results: dict[tuple[str, str], Result] = field(default_factory=dict)
    longest: dict[tuple[str, str], str] = field(default_factory=dict)  # by sheet and cell: what a formula may say
    _widths: dict[str, list[float]] = field(default_factory=dict)

    def new_sheet(self, name: str, widths: list[float]) -> Worksheet:
        """A sheet that names the region in its title, says SIMULASI where it must, and prints on A4."""
        sheet: Worksheet = self.workbook.create_sheet(sheet_name(name, self.workbook.sheetnames))
        region = self.view.region
        put_text(sheet["A1"], f"{name}: {region.name} ({region.code})")
        sheet["A1"].font = TITLE_FONT
        if self.view.simulated:
            put_text(sheet["A2"], self.view.language.say("SIMULATION: fictitious figures, no real region."))
            sheet["A2"].font = _WARNING
        set_page(sheet, widths)
        self._widths[sheet.title] = widths
        return sheet

    def place(self, name: str, sheet: Worksheet, cells: str) -> str:
        """Keeps the absolute address of a cell or range (`B4`, `B4:B9`) under a name, and gives it."""
        absolute = ":".join(
            "$" + cell.rstrip("0123456789") + "$" + cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            for cell in cells.split(":")
        )
        self.places[name] = f"{quote_sheetname(sheet.title)}!{absolute}"
        return self.places[name]

    def fit_rows(self) -> None:
        """Makes every row as high as its longest wrapped text needs; a formula may say `longest`, else no data yet."""
        missing = self.view.language.say("no data yet")
        for title, widths in self._widths.items():
            sheet = self.workbook[title]
            known = cells_by_row(sheet)
            for number in range(_BELOW_TITLE, sheet.max_row + 1):
                words = {cell.column: self._wrapped(cell, missing) for cell in known.get(number, ())}
                fit_height(sheet, number, [words.get(column + 1, "") for column in range(len(widths))], widths)

    def _wrapped(self, cell: SheetCell, missing: str) -> str:
        """The words that a cell may have to break into lines, the longest of a formula; "" where it breaks none."""
        if not wraps(cell) or cell.data_type == "n":
            return ""
        key = (cell.parent.title, cell.coordinate)
        if cell.data_type == "f":
            return max(self.longest.get(key, missing), str(self.results[key]), key=len)
        return str(cell.value)

    def formula(self, cell: SheetCell, written: str, result: Result, number_format: str = "General") -> None:
        """A formula of our own with its result; nothing that came from a spreadsheet is ever part of one."""
        dress(cell, _RESULT, number_format)
        writable(cell).value = f"={written}"
        self.results[cell.parent.title, cell.coordinate] = result

    def source(self, cells: Iterable[str]) -> str:
        """Where figures were read: number in the report, file, sheet, cell and public address of each."""
        known = self.view.sources
        lines = []
        for cell in cells:
            if cell in known.index:
                source = known.loc[cell]
                address = f"\n{source['url']}" if source["url"] else ""
                number = self.view.language.say("Source {number}", number=source["number"])
                lines.append(f"{number}: {source['file']}, {source['sheet']}, {source['cell']}{address}")
        return "\n".join(lines)


def header(sheet: Worksheet, row: int, headings: list[str]) -> None:
    """A row of headings in the style of all workbooks."""
    for column, heading in enumerate(headings, 1):
        dress(sheet.cell(row, column), HEADER)
        put_text(sheet.cell(row, column), heading)


def text(cell: SheetCell, words: str) -> None:
    """A text that stays text, wrapped and framed."""
    dress(cell, TEXT)
    put_text(cell, words)


def number(cell: SheetCell, value: float) -> None:
    """A number that is only shown, framed as the texts beside it."""
    dress(cell, NUMBER)
    writable(cell).value = value


def given(cell: SheetCell, value: float | str | None, source: str = "", number_format: str = "General") -> None:
    """An input that a reviewer may change, with a comment that says where its value was read."""
    dress(cell, _INPUT, number_format)
    if isinstance(value, str):
        put_text(cell, value)
    elif value is not None:
        writable(cell).value = value
    if source:
        comment_on(cell, source, width=380)


def mark_failures(sheet: Worksheet, cells: str, failed: str) -> None:
    """Gives cells the colour of a failure where a formula, written for the first of them, says that they are one."""
    colour = DifferentialStyle(font=Font(color=palette.argb(palette.DARK_PINK)))
    sheet.conditional_formatting.add(cells, Rule(type="expression", dxf=colour, formula=[failed]))


def allow_numbers(sheet: Worksheet, cells: str, lowest: float, highest: float, message: str) -> None:
    """Lets cells take numbers between two bounds only."""
    check = DataValidation(type="decimal", operator="between", formula1=str(lowest), formula2=str(highest))
    check.error, check.allow_blank, check.showErrorMessage = message, True, True
    check.add(cells)
    sheet.add_data_validation(check)


def allow_listed(sheet: Worksheet, cells: str, labels: str, message: str = "") -> None:
    """Offers the labels of a list for cells; others may not be typed where there is a message that says so."""
    check = DataValidation(type="list", formula1=f"={labels}")
    check.error, check.allow_blank, check.showErrorMessage = message or None, True, bool(message)
    check.add(cells)
    sheet.add_data_validation(check)


def shown_between(words: str, value: str = "General") -> str:
    """A number format that shows a value in the hole of a text of ours."""
    before, _, after = words.split("\u0000")
    return "".join((quoted(before) if before else "", value, quoted(after) if after else ""))


def near(bound: float, decimals: int = 2) -> str:
    """A number format with two decimals, and as many as there are where these would be the wrong side of a bound."""
    unit, plain = 0.5 * 10.0**-decimals, "0." + "0" * decimals
    fine = plain + "#" * (FINEST - decimals)
    return f"[<{bound - unit:.10g}]{plain};[<{bound + unit:.10g}]{fine};{plain}"


def quoted(words: str) -> str:
    """A text of our own as a constant in a formula."""
    return '"' + words.replace('"', '""') + '"'
