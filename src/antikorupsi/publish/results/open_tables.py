"""The tidy tables of a period as CSV files for programs: which there are, and what every column means, in one place.

`datapackage.json` and the page of the data dictionary are both written from the columns here; their types come from the
type of each table's rows.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pandas as pd

from antikorupsi.assess import Assessment
from antikorupsi.common import FINEST, Language, dtypes_of, each_row, escape_formula, expanded, table_of
from antikorupsi.ingest import FindingRow, Observation, say_finding
from antikorupsi.publish.results.answer_tables import (
    PublishedActionRow,
    PublishedDeliveryRow,
    PublishedReplyRow,
    PublishedReviewRow,
    action_columns,
    delivery_columns,
    published_actions,
    published_deliveries,
    published_replies,
    published_reviews,
    reply_columns,
    review_columns,
)
from antikorupsi.publish.results.columns import ResultColumn
from helpers.eligibility import VerdictRow
from helpers.scoring import ScoreRow

_KINDS = {
    "str": "string", "category": "string", "float64": "number", "int64": "integer", "Int64": "integer",
    "Int32": "integer", "Int16": "integer", "int16": "integer", "bool": "boolean",
}  # fmt: skip


_PART = 50_000  # rows that are written at once, and a row group of Parquet files


class PlaceRow(NamedTuple):
    """One region or province."""

    code: str
    name: str
    type: str
    province: str
    simulated: bool


class PublishedFindingRow(NamedTuple):
    """One problem with a cell or a file, in the words of one language."""

    rule: str
    severity: str
    file: str
    sheet: str
    cell: str
    value_read: str
    region: str
    message: str
    remedy: str


@dataclass(frozen=True)
class OpenTable:
    """One table: its name, what a row is, its columns, and its keys; `references` are columns of other tables."""

    name: str
    meaning: str
    row: type
    columns: tuple[ResultColumn, ...]
    key: tuple[str, ...] = ()
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def open_tables(words: Language) -> list[OpenTable]:
    """The tables in the order in which they are listed; every column of their rows is described."""
    say, region = words.say, {"region": ("places", "code")}
    return [
        _table("places", say("Places that rows of the other tables are about"), PlaceRow, _of_places(words), ("code",)),
        _table(
            "verdicts",
            say("A verdict on one criterion for one place"),
            VerdictRow,
            _of_verdicts(words),
            ("region", "criterion"),
            region,
        ),
        _table(
            "scores",
            say("A score by the panel or a total, with its ranks"),
            ScoreRow,
            _of_scores(words),
            ("region", "level", "id", "stage"),
            region,
        ),
        _table(
            "observations",
            say("A figure from one cell of a spreadsheet"),
            Observation,
            _of_observations(words),
            ("file", "sheet", "cell", "region", "item", "year"),
            region,
        ),
        _table(
            "findings", say("A problem with a cell or a file"), PublishedFindingRow, _of_findings(words), (), region
        ),
        *_of_answers(words),
    ]


def _of_answers(words: Language) -> list[OpenTable]:
    """What offices answered, and what they are to send."""
    say, cell, region = words.say, ("file", "sheet", "cell"), {"region": ("places", "code")}
    reviews, replies, actions = (columns(words) for columns in (review_columns, reply_columns, action_columns))
    return [
        _table("reviews", say("A review of the report on one place"), PublishedReviewRow, reviews, cell, region),
        _table("replies", say("A reply to the report on one place"), PublishedReplyRow, replies, cell, region),
        _table("actions", say("An action of the plan of one place"), PublishedActionRow, actions, cell, region),
        _table("deliveries", say("A delivery that is expected"), PublishedDeliveryRow, delivery_columns(words)),
    ]


def _table(
    name: str,
    meaning: str,
    row: type,
    columns: Iterable[ResultColumn],
    key: tuple[str, ...] = (),
    references: Mapping[str, tuple[str, str]] | None = None,
) -> OpenTable:
    """The table with its columns in the order of the row type and with its types; a day keeps its own."""
    described = {column.name: column for column in columns}
    typed = [
        described[name] if described[name].kind == "date" else replace(described[name], kind=_KINDS[dtype])
        for name, dtype in dtypes_of(row).items()
    ]
    return OpenTable(name, meaning, row, tuple(typed), key, references or {})


def open_table_parts(table: OpenTable, assessment: Assessment, words: Language) -> Iterator[pd.DataFrame]:
    """The rows as they are published, some at once; a table without rows is one part.

    As texts the figures of all villages would take gigabytes.
    """
    frame = _frame(table, assessment, words)
    for start in range(0, max(len(frame), 1), _PART):
        yield _published(table, expanded(frame.iloc[start : start + _PART]))


def _published(table: OpenTable, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order of the columns; "" or NA where a value is missing.

    A text that a spreadsheet program would run as a formula has an apostrophe before it, as in `hasil.csv`.
    """
    frame = rows[[column.name for column in table.columns]].copy()
    for name, kind in ((column.name, column.kind) for column in table.columns):
        if kind == "number":
            frame[name] = frame[name].round(FINEST)
        elif kind in ("string", "date"):
            frame[name] = frame[name].map(escape_formula, na_action="ignore")
    return frame


def open_table_csv(table: OpenTable, rows: pd.DataFrame, *, header: bool) -> str:
    """Rows of `open_table_parts` as CSV: commas, decimal points, true and false, nothing where a value is missing."""
    frame = rows.copy()
    for name in (column.name for column in table.columns if column.kind == "boolean"):
        frame[name] = frame[name].map({True: "true", False: "false"})
    written: str = frame.to_csv(index=False, header=header, lineterminator="\r\n")
    return written


_ANSWERS: Mapping[type, Callable[[Assessment], pd.DataFrame]] = {
    PublishedReviewRow: published_reviews,
    PublishedReplyRow: published_replies,
    PublishedActionRow: published_actions,
    PublishedDeliveryRow: published_deliveries,
}


def _frame(table: OpenTable, assessment: Assessment, words: Language) -> pd.DataFrame:
    if table.row is PlaceRow:
        return table_of(list(_places(assessment)), PlaceRow)
    if table.row is PublishedFindingRow:
        return table_of([_worded(row, words) for row in each_row(assessment.findings, FindingRow)], PublishedFindingRow)
    if table.row in _ANSWERS:
        return _ANSWERS[table.row](assessment)
    return assessment.held(table.name)


def _places(assessment: Assessment) -> Iterable[PlaceRow]:
    """The provinces, then the regions in the order of their codes."""
    period = assessment.period
    for province in period.regions.provinces:
        yield PlaceRow(province.code, province.name, "provinsi", province.code, period.simulated)
    for region in period.regions:
        simulated = region.simulated or period.simulated
        yield PlaceRow(region.code, region.name, region.type, region.province_code, simulated)


def _worded(row: FindingRow, words: Language) -> PublishedFindingRow:
    said = say_finding(row.rule, json.loads(row.details), words)
    place = (row.file, row.sheet, row.cell, row.value_read, row.region)
    return PublishedFindingRow(row.rule, row.severity, *place, said.message, said.remedy)


def _of_places(words: Language) -> list[ResultColumn]:
    say = words.say
    return [
        ResultColumn("code", say("Code in the list of the ministry (Kemendagri)")),
        ResultColumn("name", say("Name")),
        ResultColumn("type", say("Kind of place: provinsi, kabupaten, kota or desa")),
        ResultColumn("province", say("Code of the province")),
        ResultColumn("simulated", say("Whether it is fictitious"), say("true or false")),
    ]


def _of_verdicts(words: Language) -> list[ResultColumn]:
    say = words.say
    return [
        _place(words),
        ResultColumn("criterion", say("Criterion, by its short name in the framework")),
        ResultColumn("status", say("meets, fails or no_data (no figure that decides)")),
        ResultColumn("value", say("Figure that counts"), say("in the unit of the item")),
        ResultColumn("label", say("Label that counts, such as WTP or BB")),
        ResultColumn("year", say("Year of the figure"), say("year")),
        ResultColumn("threshold", say("Threshold it was held against")),
        ResultColumn("basis", say("What the threshold rests on: mission, published or assumption")),
        ResultColumn("overridden", say("Whether a parameter changed the threshold"), say("true or false")),
        ResultColumn("reason", say("Why there is no verdict, in one word")),
        ResultColumn("doubts", say("Why the verdict is not certain: words with blanks between them")),
        ResultColumn("other_value", say("Second figure where two sources differ"), say("in the unit of the item")),
        _cells(words),
    ]


def _of_scores(words: Language) -> list[ResultColumn]:
    say = words.say
    points, number = say("points, 0 to 100"), say("number")
    among = {"": say("all"), "_in_type": say("those of its type"), "_in_province": say("those of its province")}
    ranks = [
        column
        for ending, those in among.items()
        for column in (
            ResultColumn(f"rank{ending}", say("Rank among {those}, ties share the best", those=those), number),
            ResultColumn(f"ranked{ending}", say("How many were ranked: {those}", those=those), number),
            ResultColumn(f"ties{ending}", say("How many share the rank: {those}", those=those), number),
        )
    ]
    return [
        _place(words),
        ResultColumn("level", say("indicator, component, total (computed) or published (total that was published)")),
        ResultColumn("id", say("Indicator or component, by its short name in the framework; else total")),
        ResultColumn("stage", say("Stage: mandiri, monev or penilaian (the final one)")),
        ResultColumn("year", say("Year of the figure"), say("year")),
        ResultColumn("score", say("Score; empty where too few indicators have one"), points),
        ResultColumn("weight", say("Share of the total"), say("0 to 1")),
        ResultColumn("coverage", say("Share of the weight that has a score"), say("0 to 1")),
        ResultColumn("origin", say("What the score was taken from: pleno, assessors, instrument or published")),
        ResultColumn("lowest", say("Lowest score by an assessor"), points),
        ResultColumn("highest", say("Highest score by an assessor"), points),
        ResultColumn("assessors", say("How many assessors scored"), number),
        *ranks,
        _cells(words),
    ]


def _of_observations(words: Language) -> list[ResultColumn]:
    say = words.say
    return [
        _place(words),
        ResultColumn("instrument", say("Instrument, such as spi; see the data dictionary")),
        ResultColumn("item", say("Item of the instrument, such as total")),
        ResultColumn("year", say("Year of the figure"), say("year")),
        ResultColumn("value", say("Figure"), say("in the unit of the item")),
        ResultColumn("label", say("Label, or text")),
        ResultColumn("status", say("final or interim")),
        ResultColumn("simulated", say("Whether it is fictitious"), say("true or false")),
        *_cell(words),
        ResultColumn("url", say("Address where the figure was published; several have a semicolon between them")),
        ResultColumn("stage", say("Stage of the programme, of scores by the panel and of totals")),
        ResultColumn("assessor", say("Institution of the assessor; empty: pleno, or no score by the panel")),
        ResultColumn("note", say("Remark of the sender")),
        ResultColumn("published", say("Day on which the figure was published"), say("date"), kind="date"),
        ResultColumn("dated", say("Day of a check"), say("date"), kind="date"),
        ResultColumn("basis", say("How the figure was stated: named, closed, remainder, open or self")),
        ResultColumn("year_inferred", say("Whether the year is not stated beside the figure"), say("true or false")),
        ResultColumn("source_kind", say("Kind of source by its address, such as agency or press")),
        ResultColumn("retrieved", say("Day on which the source was opened"), say("date"), kind="date"),
        ResultColumn("quoted", say("Sentence of the source that holds the figure")),
        ResultColumn("prepared", say("Office and function that prepared the figure, where it is written")),
    ]


def _of_findings(words: Language) -> list[ResultColumn]:
    say = words.say
    return [
        ResultColumn("rule", say("Rule that was broken, by its short name")),
        ResultColumn("severity", say("fault (of the workbook), error, warning or note")),
        *_cell(words),
        ResultColumn("value_read", say("What stands in the cell")),
        _place(words),
        ResultColumn("message", say("What is wrong")),
        ResultColumn("remedy", say("What to do about it")),
    ]


def _place(words: Language) -> ResultColumn:
    return ResultColumn("region", words.say("Code of the place, as in the table places"))


def _cell(words: Language) -> list[ResultColumn]:
    say = words.say
    return [
        ResultColumn("file", say("File that was read")),
        ResultColumn("sheet", say("Sheet of the file")),
        ResultColumn("cell", say("Cell of the sheet")),
    ]


def _cells(words: Language) -> ResultColumn:
    meaning = words.say("Cells it was read from, one a line: file|sheet|cell, as in the table observations")
    return ResultColumn("cells", meaning)
