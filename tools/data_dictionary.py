"""What every column means, as a page of markdown written from the files by which the columns are read."""

from collections import defaultdict
from collections.abc import Iterator

from antikorupsi.rules import Column, Instrument, common_columns, instrument_by_id

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
"""


def data_dictionary() -> str:
    """The whole page as markdown."""
    sections = [_section(instrument) for instrument in instrument_by_id().values()]
    common = "## Columns that any file may have\n\n" + _table(common_columns())
    return "\n".join([_HEAD, common, *sections])


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
