"""What every column means, as a page of markdown written from the files by which the columns are read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from antikorupsi.common import DEFAULT_FRAMEWORK, Language
from antikorupsi.publish import ResultColumn, open_tables, result_columns
from antikorupsi.rules import Column, Instrument, common_columns, frameworks, instrument_by_id

_LAYOUTS = {
    "region_rows": "one row per region (and year), years as columns, or regions in columns",
    "panel": "one sheet per region and stage, the indicators in rows, a column per assessor",
    "respondents": "one row per respondent; only sums leave the reader",
}
_UNITS = {"points": "points", "percent": "%", "index": "index", "level": "level", "people": "people"}
_HEAD = """# Data dictionary

What the workbook reads, by kind of file. This page is written from `src/antikorupsi/rules/instruments/data/*.yaml`,
the same files the reader uses: `make pages`. How to add a kind of file:
[adding-a-source.md](adding-a-source.md). The tables that come out of it: [architecture.md](architecture.md).

Headings are found whatever their case, punctuation and remarks in brackets; any of them may carry a year
(`Indeks SPI 2024`), also in a row above. A heading that is nothing but a year means the column marked *(year)*.
General words such as `Nilai` count only where titles, sheet name, file name or a heading above speak of the instrument.
What the results hold stands below, under [published tables](#published-tables).
"""
_PUBLISHED = """## Published tables

In `reports/<period>/`, written by every run and described by `datapackage.json` (Frictionless Data Package, v1) in the
language of the folder: types, units, keys, sources and the licence, which is CC BY 4.0 for the compilation; facts are
free. Both are written from `open_tables` in `src/antikorupsi/publish/results/open_tables.py` and `result_columns`
beside it. An empty value means that there is no figure; a text that a spreadsheet program would run has an apostrophe
before it. Of the columns of `hasil.csv` those of the first criterion and of the first weighting stand for all.
"""


def data_dictionary() -> str:
    """The whole page as markdown."""
    sections = [_section(instrument) for instrument in instrument_by_id().values()]
    common = "## Columns that any file may have\n\n" + _table(common_columns())
    return "\n".join([_HEAD, common, *sections, _PUBLISHED, *_published_tables()])


def _published_tables() -> Iterator[str]:
    """The results and the tidy tables, with their keys; of the criteria and the weightings the first stands for all."""
    words, framework = Language("en"), frameworks.load(DEFAULT_FRAMEWORK)
    named = [*(each.id for each in framework.criteria[1:]), *(each.id for each in framework.weights[1:])]
    others = tuple(f"{name}_" for name in named)
    columns = [column for column in result_columns(framework, words) if not column.name.startswith(others)]
    yield f"### `hasil.csv`\n\nAll results, one row for each place. Key: `code`.\n\n{_described(columns)}"
    for table in open_tables(words):
        keys = [f"Key: {', '.join(f'`{name}`' for name in table.key)}."] if table.key else []
        keys += [f"`{name}` is `{column}` of `{other}`." for name, (other, column) in table.references.items()]
        said = " ".join([f"{table.meaning}.", *keys])
        yield f"### `tabel/{table.name}.csv`\n\n{said}\n\n{_described(table.columns)}"


def _described(columns: Iterable[ResultColumn]) -> str:
    rows = [(column.name, column.kind, column.meaning, column.unit) for column in columns]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(["| column | type | meaning | unit |", "|---|---|---|---|", *lines, ""])


def _section(instrument: Instrument) -> str:
    recognised = ", ".join(f"`{words}`" for words in instrument.recognised_by)
    lines = [
        f"## {instrument.name.en} (`{instrument.id}`)\n",
        f"{instrument.name.id}. Sender: {instrument.owner}. Layout: {_LAYOUTS[instrument.layout]}.",
        f"Recognised by: {recognised}.\n",
        _table(instrument.columns),
        *_later_names(instrument),
        *_parts(instrument),
    ]
    if instrument.ignored:
        lines.append(f"Known and not read: {', '.join(instrument.ignored)}.\n")
    return "\n".join(lines)


def _later_names(instrument: Instrument) -> Iterator[str]:
    for year, name in instrument.renamed.items():
        yield f"Name for figures from {year} on: {name.en}.\n"


def _parts(instrument: Instrument) -> Iterator[str]:
    """One paragraph per total and source: its sub-figures, with the years in which they are parts of it."""
    by_source: dict[tuple[str | None, ...], list[Column]] = defaultdict(list)
    for column in instrument.measured:
        if column.part_of:
            by_source[column.part_of, column.basis, column.source].append(column)
    for (whole, basis, source), columns in by_source.items():
        names = ", ".join(column.names[0] + _years(column) for column in columns)
        yield f"Sub-figures of `{whole}`, optional, none decides a criterion: {names}. Basis: {basis}, {source}.\n"


def _years(column: Column) -> str:
    years = [f"from {column.since}"] if column.since else []
    years += [f"until {column.until}"] if column.until else []
    return f" ({' '.join(years)})" if years else ""


def _table(columns: list[Column]) -> str:
    rows = [_row(column) for column in columns]
    return "\n".join(["| heading | also | meaning | values | required |", "|---|---|---|---|---|", *rows, ""])


def _row(column: Column) -> str:
    heading = column.names[0] + (" *(year)*" if column.by_year else "")
    meaning = column.words.en if column.words else ""
    cells = [heading, ", ".join(column.names[1:]), meaning, _values(column), "yes" if column.required else ""]
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _values(column: Column) -> str:
    parts = []
    if column.range:
        unit = f" {_UNITS[column.unit]}" if column.unit else ""
        parts.append(f"{column.range[0]:g} to {column.range[1]:g}{unit}")
    parts += [f"**{label}** ({', '.join(spellings)})" for label, spellings in column.labels.items()]
    return "; ".join(parts) or column.type
