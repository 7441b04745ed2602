"""Tables as agencies lay them out; every figure knows its cell and the cells that say whose and of which year it is."""

from itertools import groupby
from statistics import fmean

from antikorupsi.ingest import Cell, cell_name
from antikorupsi.simulate.drafts import TrueFigure
from antikorupsi.simulate.manners import name_as, number_as, year_as
from antikorupsi.simulate.pens import Figures, Keys, Measured, Pen
from antikorupsi.simulate.story import Record


def draw_long(pen: Pen, top: int, figures: Figures, *, keys_once: bool = False, with_year: bool = True) -> int:
    """One row per region and year; `keys_once` names the region in the first of its rows only. Returns the next row."""
    roles = pen.who_headings(top)
    first = pen.manner.left + len(roles)
    if with_year:
        pen.heading((top, first), "Tahun")
        first += 1
    columns = {each.item: first + pen.manner.gap + place for place, each in enumerate(figures.measured)}
    for each in figures.measured:
        pen.heading((top, columns[each.item]), each.heading)
    with_status = any(record.status != "final" for record in figures.records)
    status = max(columns.values()) + 1
    if with_status:
        pen.heading((top, status), "Status Angka")
    row = _number_columns(pen, top, [*range(pen.manner.left, first), *columns.values()])
    body = row
    for number, (_, group) in enumerate(groupby(figures.records, key=lambda record: record.code), 1):
        records = list(group)
        keys = None
        for record in records:
            if keys is None or not keys_once:
                keys = pen.who(row, roles, number, record)
            year_at = (row, first - 1) if with_year else None
            if year_at is not None:
                written = year_as(record.year, pen.manner.year)
                pen.draft.put(year_at, written, "date" if pen.manner.year == "date" else "centre")
            for item, column in columns.items():
                true = _true(figures, record, item, keys, year_at)
                pen.figure((row, column), record.values.get(item), true, _mean_formula(pen, row, item, columns))
            if with_status:
                pen.draft.put((row, status), "Sementara" if record.status == "interim" else "Final", "centre")
            row += 1
        if keys_once and pen.manner.merged and len(records) > 1:
            pen.draft.merged += [
                ((row - len(records), pen.manner.left + place), (row - 1, pen.manner.left + place))
                for place in range(len(roles))
            ]
    return _draw_total(pen, range(body, row), list(columns.values()))


def draw_wide(pen: Pen, top: int, figures: Figures, header: str) -> int:
    """One row per region, the years side by side; `header` is flat, years over items, or items over years."""
    years, items = figures.years, list(figures.measured)
    height = 1 if header == "flat" else 2
    roles = pen.who_headings(top, height=height)
    first = pen.manner.left + len(roles) + pen.manner.gap
    pairs = [(each, year) for each in items for year in years]
    if header == "years over items":
        pairs = [(each, year) for year in years for each in items]
    columns = {(each.item, year): first + place for place, (each, year) in enumerate(pairs)}
    _wide_headings(pen, top, pairs, first, header)
    row = _number_columns(pen, top + height - 1, [*range(pen.manner.left, first - pen.manner.gap), *columns.values()])
    body = row
    province = ""
    for number, (_, group) in enumerate(groupby(figures.records, key=lambda record: record.code), 1):
        records = list(group)
        if pen.manner.sections and records[0].province != province:
            province = records[0].province
            pen.draft.put((row, pen.manner.left + roles.index("region")), f"Provinsi {province}", "label")
            row += 1
        keys = pen.who(row, roles, number, records[0])
        by_year = {record.year: record for record in records}
        for (item, year), column in columns.items():
            if (record := by_year.get(year)) is not None:
                pen.figure((row, column), record.values.get(item), _true(figures, record, item, keys))
            else:
                pen.draft.put((row, column), None, "text")
        row += 1
    return _draw_total(pen, range(body, row), list(columns.values()))


def draw_turned(pen: Pen, top: int, figures: Figures) -> int:
    """The regions side by side, a row for each item and year."""
    left = pen.manner.left
    pen.heading((top, left), "Pemerintah Daerah")
    pen.draft.widths[left] = 30
    lines = [(each, year) for each in figures.measured for year in figures.years]
    for place, (each, year) in enumerate(lines, 1):
        pen.draft.put((top + place, left), f"{each.heading} {year}", "label")
    for column, (_, group) in enumerate(groupby(figures.records, key=lambda record: record.code), left + 1):
        by_year = {record.year: record for record in group}
        first = next(iter(by_year.values()))
        pen.heading((top, column), name_as(first.name, pen.manner.name))
        for place, (each, year) in enumerate(lines, 1):
            if (record := by_year.get(year)) is not None:
                true = _true(figures, record, each.item, Keys((top, column)))
                pen.figure((top + place, column), record.values.get(each.item), true)
    return top + len(lines) + 1


def draw_by_year(pen: Pen, top: int, figures: Figures, title: str) -> int:
    """A table for each year, one below the other, whose year stands in its title only."""
    row = top
    for year in figures.years:
        pen.draft.put((row, pen.manner.left), f"{title} Tahun {year}", "label")
        of_year = [record for record in figures.records if record.year == year]
        row = draw_long(pen, row + 1, figures.only(of_year), with_year=False) + 2
    return row - 2


def _true(figures: Figures, record: Record, item: str, keys: Keys | None, year_at: Cell | None = None) -> TrueFigure:
    return TrueFigure(
        region=record.code,
        instrument=figures.instrument,
        item=item,
        year=record.year,
        status=record.status,
        stage=record.stage,
        key=keys.key if keys else None,
        code_at=keys.code_at if keys else None,
        year_at=year_at,
    )


def _mean_formula(pen: Pen, row: int, item: str, columns: dict[str, int]) -> str:
    """The formula of a total that stands left of its parts, in files of numbers."""
    parts = [column for other, column in columns.items() if other != item]
    if item != "total" or not parts or pen.manner.number != "number":
        return ""
    return f"ROUND(AVERAGE({cell_name(row, parts[0])}:{cell_name(row, parts[-1])}),2)"


def _wide_headings(pen: Pen, top: int, pairs: list[tuple[Measured, int]], first: int, header: str) -> None:
    if header == "flat":
        for place, (each, year) in enumerate(pairs):
            pen.heading((top, first + place), f"{each.heading} {year}")
        return
    by_year = header == "years over items"
    column = first
    for upper, group in groupby(pairs, key=lambda pair: str(pair[1]) if by_year else pair[0].heading):
        headings = list(group)
        pen.group((top, column), (top, column + len(headings) - 1), f"Tahun {upper}" if by_year else upper)
        for place, (each, year) in enumerate(headings):
            pen.heading((top + 1, column + place), each.heading if by_year else str(year))
        column += len(headings)


def _number_columns(pen: Pen, header: int, columns: list[int]) -> int:
    """Writes (1) (2) (3) below the header where the file does; returns the first row of the body."""
    if not pen.manner.numbering:
        return header + 1
    for number, column in enumerate(columns, 1):
        pen.draft.put((header + 1, column), f"({number})", "header")
    return header + 2


def _draw_total(pen: Pen, body: range, columns: list[int]) -> int:
    """Writes the mean of every column of numbers below the body where the file has such a row; returns the next row."""
    if not pen.manner.total or not len(body):
        return body.stop
    pen.draft.put((body.stop, pen.manner.left + 1), "Rata-rata", "label")
    for column in columns:
        values = [
            figure.value
            for row in body
            if (figure := pen.draft.figures.get((row, column))) is not None and figure.value is not None
        ]
        if values and pen.manner.number != "percent format":
            pen.draft.put((body.stop, column), number_as(round(fmean(values), 2), pen.manner.number), "number")
    return body.stop + 1
