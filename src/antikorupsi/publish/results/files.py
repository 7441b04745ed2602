"""The results written: a workbook to read, with dictionary and tables; a CSV; a JSON that explains itself."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo

from antikorupsi.assess import Assessment, ChangeList
from antikorupsi.common import (
    TEXT,
    Language,
    escape_formula,
    fit_height,
    new_workbook,
    put_text,
    repeatable,
    set_page,
    sheet_name,
)
from antikorupsi.publish.results.columns import ResultColumn
from antikorupsi.publish.results.further_tables import FurtherTable, further_tables
from antikorupsi.publish.results.readable import write_regions, write_summary
from antikorupsi.publish.results.table import Row, columns_of, result_by_region
from antikorupsi.show import delivery_headings, delivery_values

_MOST_BESIDE = 12  # columns that are read on one page across
NAMES = {"xlsx": "hasil.xlsx", "csv": "hasil.csv", "json": "hasil.json"}
_DELIVERY_WIDTHS = (44, 28, 12, 22, 22, 12, 12, 12, 14, 12, 12)
PARQUET = "hasil.parquet"  # made with the tables, which it belongs to


def result_files(
    assessment: Assessment, folder: Path, language: str, changed: ChangeList | None = None
) -> dict[Path, bytes]:
    """The three files by their places in a folder; the same assessment gives the same bytes.

    `changed` is what changed since the publication before, which has a sheet of its own.
    """
    words = assessment.words(language)
    columns, rows = columns_of(assessment, words), result_by_region(assessment, words)
    further = further_tables(assessment, words, changed)
    return {
        folder / NAMES["xlsx"]: _workbook(assessment, words, columns, rows, further),
        folder / NAMES["csv"]: _csv(columns, rows).encode("utf-8-sig"),
        folder / NAMES["json"]: _json(assessment, columns, rows, further).encode(),
    }


def _meta(assessment: Assessment) -> dict[str, str]:
    """On what the results rest; without criteria no verdict has a day and no figure an age."""
    judged = {
        "as_of": str(assessment.as_of),
        "oldest_figure_years": f"{assessment.framework.oldest_figure_years.value:g}",
    }
    return {
        "period": assessment.period.name,
        "framework": assessment.framework.id,
        "weights": assessment.weights,
        **(judged if assessment.framework.criteria else {}),
        "workbook": version("workbook-antikorupsi"),
    }


def _json(assessment: Assessment, columns: list[ResultColumn], rows: list[Row], further: list[FurtherTable]) -> str:
    dictionaries = {"columns": _dictionary(columns)}
    dictionaries |= {f"columns_of_{table.key}": _dictionary(table.columns) for table in further}
    everything: dict[str, Any] = {"meta": _meta(assessment) | dictionaries, "regions": rows}
    everything |= {table.key: table.rows for table in further}
    return json.dumps(everything, ensure_ascii=False, indent=1, allow_nan=False)


def _dictionary(columns: list[ResultColumn]) -> dict[str, dict[str, str]]:
    return {column.name: {"meaning": column.meaning, "unit": column.unit, "rule": column.rule} for column in columns}


def _csv(columns: list[ResultColumn], rows: list[Row]) -> str:
    """For machines: commas, decimal points; a text that a spreadsheet program would run has an apostrophe before it."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for values in published_values(columns, rows):
        writer.writerow([str(value).lower() if isinstance(value, bool) else value for value in values])
    return target.getvalue()


def published_values(columns: Sequence[ResultColumn], rows: Iterable[Row]) -> list[list[Any]]:
    """The cells of `hasil.csv`, before they are written: a text that would run as a formula has an apostrophe."""
    return [[_harmless(row[column.name]) for column in columns] for row in rows]


def _harmless(value: Any) -> Any:
    return escape_formula(value) if isinstance(value, str) else value


def _workbook(
    assessment: Assessment, words: Language, columns: list[ResultColumn], rows: list[Row], further: list[FurtherTable]
) -> bytes:
    say = words.say
    workbook = new_workbook()
    headings = [say("Sheet"), say("Column"), say("Meaning"), say("Unit"), say("Rule and source")]
    sheets = [(say("Results"), columns, rows), *((table.title, table.columns, table.rows) for table in further)]
    dictionary, deliveries = say("Data dictionary"), delivery_values(assessment, words)
    readable = [say("Deliveries")] if deliveries else []
    about = [
        (say("Regions"), say("to read and to print")),
        (dictionary, say("what each column of the next sheets means")),
        (say("Results"), say("for programs: a region a row, all figures")),
        *((table.title, table.about) for table in further),
        *((title, say("to read and to print")) for title in readable),
    ]
    write_summary(workbook, assessment, words, about)
    write_regions(workbook, assessment, words, rows)
    described = [
        [title, column.name, column.meaning, column.unit, column.rule]
        for title, columns, _ in sheets
        for column in columns
    ]
    _table(workbook, dictionary, headings, described, [26, 26, 60, 20, 90], wrapped=True)
    for title, columns_of_sheet, rows_of_sheet in sheets:
        names = [column.name for column in columns_of_sheet]
        widths = [16.0 if name.endswith(("_status", "_value", "_year")) else 22.0 for name in names]
        _table(workbook, title, names, [[row[name] for name in names] for row in rows_of_sheet], widths)
    for title in readable:
        _table(workbook, title, delivery_headings(words), deliveries, _DELIVERY_WIDTHS)
    return repeatable(workbook)


def _table(
    workbook: Workbook,
    name: str,
    headings: list[str],
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    *,
    wrapped: bool = False,
) -> None:
    """A sheet with one table from A1, marked as a table, its header fixed and repeated in print.

    What is `wrapped` is read by people: its texts are broken into lines.
    """
    sheet = workbook.create_sheet(sheet_name(name, workbook.sheetnames))
    for row, cells in enumerate([headings, *rows], 1):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            if isinstance(value, str):
                put_text(cell, value)
            elif value is not None:
                cell.value = value
            if wrapped:
                cell.alignment = TEXT.alignment
        if wrapped:
            fit_height(sheet, row, cells, widths)
    set_page(sheet, widths)
    sheet.print_title_rows = "1:1"
    if len(headings) > _MOST_BESIDE:  # on one page these would be too small to read
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
        sheet.print_title_cols = "A:B"
    last = sheet.cell(len(rows) + 1, len(headings)).coordinate
    table = Table(displayName=f"T{len(workbook.sheetnames)}", ref=f"A1:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight9", showRowStripes=False)
    sheet.add_table(table)
    sheet.freeze_panes = "C2" if len(headings) > 4 else "A2"
