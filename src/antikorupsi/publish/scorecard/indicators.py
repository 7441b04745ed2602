"""The sheet of the nineteen indicators: what each assessor gave, the score, the weight, and components and total."""

from collections import defaultdict
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.assess import PANEL, RegionAssessment
from antikorupsi.common import put_text
from antikorupsi.publish.scorecard.book import Book, allow_numbers, formula, given, header, quoted, text
from antikorupsi.rules import Indicator, indicator_weights

_TOP = 5
_FIRST_GIVEN = 4
_ASSESSORS = ("KPK", "Kemendagri", "KemenPANRB", "Kemenkeu", "BPKP", "Ombudsman", "Inspektorat provinsi")
_SCORE = "0.00"
_SHARE = "0.0000"
Assessor = tuple[str, int]  # who, and which of the scores they gave: two papers of a region may both count


@dataclass(frozen=True)
class Layout:
    """The columns of the sheet: one for each assessor, then pleno, other figure, score and weight."""

    assessors: list[Assessor]
    plenos: int

    def letters(self, first: int, count: int) -> str:
        """The first and last letter of some columns, joined as in a range of one row, with {row} to fill in."""
        return f"{get_column_letter(first)}{{row}}:{get_column_letter(first + count - 1)}{{row}}"

    @property
    def pleno(self) -> int:
        """The first column with what the pleno decided."""
        return _FIRST_GIVEN + len(self.assessors)

    @property
    def other(self) -> int:
        """The column with the figure of another instrument."""
        return self.pleno + self.plenos


def write_indicators(book: Book) -> None:
    """Writes the sheet: one row an indicator, and below them components and total."""
    view, say = book.view, book.view.language.say
    scores = _given_scores(view)
    names = {key for own in scores.values() for key in own}
    assessors = {(name, 0) for name in _ASSESSORS} | {key for key in names if key[0]}
    layout = Layout(sorted(assessors, key=_order), 1 + max((place for name, place in names if not name), default=0))
    sheet = book.new_sheet(say("Indicators"), [5, 24, 44, *[11.5] * (len(assessors) + layout.plenos), 12, 9, 9])
    put_text(sheet["A3"], say("Yellow cells may be changed. An indicator without any figure does not count."))
    headings = [say("No"), say("Component"), say("Indicator"), *(name for name, _ in layout.assessors)]
    headings += [say("Pleno")] * layout.plenos + [say("Figure of another source"), say("Score"), say("Weight")]
    header(sheet, _TOP, headings)
    weights = indicator_weights(view.framework, view.assessment.weights)
    for row, indicator in enumerate(view.framework.indicators, _TOP + 1):
        _write_row(book, sheet, row, indicator, scores.get(indicator.id, {}), layout)
        given(sheet.cell(row, layout.other + 2), weights[indicator.id], number_format=_SHARE)
    last = _TOP + len(view.framework.indicators)
    _check_inputs(book, sheet, layout, last)
    _write_totals(book, sheet, layout, last)
    sheet.freeze_panes = f"D{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:{get_column_letter(layout.other + 2)}{sheet.max_row}"


def _order(assessor: Assessor) -> tuple[int, int]:
    name, place = assessor
    return place, _ASSESSORS.index(name) if name in _ASSESSORS else len(_ASSESSORS)


def _given_scores(view: RegionAssessment) -> dict[str, dict[Assessor, tuple[float, str]]]:
    """What the panel gave at the latest stage: by indicator and assessor (the pleno is called ""), value and cell."""
    rows = view.sources[(view.sources["instrument"] == PANEL) & (view.sources["stage"] == (view.stage or ""))]
    rows = rows[rows["value"].notna() & (rows["year"] == view.assessment.period.year)]
    scores: dict[str, dict[Assessor, tuple[float, str]]] = defaultdict(dict)
    for cell, row in rows.sort_index().iterrows():
        indicator, kind = str(row["item"]).split(".")
        who = "" if kind == "pleno" else str(row["assessor"])
        place = sum(1 for name, _ in scores[indicator] if name == who)
        scores[indicator][who, place] = (float(row["value"]), str(cell))
    return scores


def _write_row(
    book: Book,
    sheet: Worksheet,
    row: int,
    indicator: Indicator,
    scores: dict[Assessor, tuple[float, str]],
    layout: Layout,
) -> None:
    words = book.view.language
    component = book.view.framework.component_of(indicator.id)
    text(sheet.cell(row, 1), str(indicator.number))
    text(sheet.cell(row, 2), f"{component.number} {words.pick(component.name)}")
    text(sheet.cell(row, 3), words.pick(indicator.name))
    columns = [*layout.assessors, *(("", place) for place in range(layout.plenos))]
    for column, key in enumerate(columns, _FIRST_GIVEN):
        value, cell = scores.get(key, (None, ""))
        given(sheet.cell(row, column), value, book.source([cell]) if cell else "", _SCORE)
    _write_other(book, sheet, row, indicator, layout)
    formula(sheet.cell(row, layout.other + 1), _score(row, indicator, layout), _SCORE)


def _write_other(book: Book, sheet: Worksheet, row: int, indicator: Indicator, layout: Layout) -> None:
    """The figure of another instrument that is the score, or may be where the panel gave none."""
    own = book.view.score("indicator", indicator.id)
    cell = sheet.cell(row, layout.other)
    if own is not None and own["origin"] == "instrument":
        given(cell, float(own["score"]), book.source(str(own["cells"]).splitlines()), _SCORE)
    elif indicator.takes or indicator.may_take:
        given(cell, None, number_format=_SCORE)


def _score(row: int, indicator: Indicator, layout: Layout) -> str:
    """What counts: the figure the indicator takes, else the pleno, the mean of the assessors, what it may take."""
    other = f"{get_column_letter(layout.other)}{row}"
    pleno = layout.letters(layout.pleno, layout.plenos).format(row=row)
    assessors = layout.letters(_FIRST_GIVEN, len(layout.assessors)).format(row=row)
    last = f'IF(COUNT({other})>0,{other},"")' if indicator.may_take else '""'
    panel = f"IF(COUNT({pleno})>0,AVERAGE({pleno}),IF(COUNT({assessors})>0,AVERAGE({assessors}),{last}))"
    return f"IF(COUNT({other})>0,{other},{panel})" if indicator.takes else panel


def _check_inputs(book: Book, sheet: Worksheet, layout: Layout, last: int) -> None:
    scale, say = book.view.framework.scale, book.view.language.say
    bounds = {"lowest": f"{scale.lowest:g}", "highest": f"{scale.highest:g}"}
    message = say("A score lies between {lowest} and {highest}.", **bounds)
    cells = f"{get_column_letter(_FIRST_GIVEN)}{_TOP + 1}:{get_column_letter(layout.other)}{last}"
    allow_numbers(sheet, cells, scale.lowest, scale.highest, message)
    weights = get_column_letter(layout.other + 2)
    allow_numbers(sheet, f"{weights}{_TOP + 1}:{weights}{last}", 0, 1000, say("A weight is a number from 0 upwards."))


def _write_totals(book: Book, sheet: Worksheet, layout: Layout, last: int) -> None:
    """One row a component and one for the total: score, weight, coverage."""
    view, say = book.view, book.view.language.say
    columns, top, first = (layout.other + 1, layout.other + 2), last + 2, _TOP + 1
    header(sheet, top, ["", say("Component"), "", say("Score"), say("Weight"), say("Coverage")])
    for row, component in enumerate(view.framework.components, top + 1):
        end = first + len(component.indicators) - 1
        text(sheet.cell(row, 2), f"{component.number} {view.language.pick(component.name)}")
        _write_total(book, sheet, row, component.id, _ranges(columns, first, end))
        first = end + 1
    row = top + len(view.framework.components) + 1
    text(sheet.cell(row, 2), say("Total"))
    _write_total(book, sheet, row, "total", _ranges(columns, _TOP + 1, last))
    book.place("component scores", sheet, f"D{top + 1}:D{row - 1}")
    book.place("scores", sheet, _ranges(columns, _TOP + 1, last)[0])


def _ranges(columns: tuple[int, int], first: int, last: int) -> tuple[str, str]:
    """The cells of the scores and of the weights between two rows."""
    score, weight = map(get_column_letter, columns)
    return f"{score}{first}:{score}{last}", f"{weight}{first}:{weight}{last}"


def _write_total(book: Book, sheet: Worksheet, row: int, name: str, ranges: tuple[str, str]) -> None:
    """The weighted mean of the scores that are there, its weight, and the share of the weight that has a score."""
    scores, weights = ranges
    present = f"SUMPRODUCT(ISNUMBER({scores})*{weights})"
    formula(sheet.cell(row, 5), f"SUM({weights})", _SHARE)
    formula(sheet.cell(row, 6), f"IF(SUM({weights})=0,0,{present}/SUM({weights}))", "0.0%")
    enough = f"AND({present}>0,F{row}>={book.places['coverage']}-1E-12)" if name == "total" else f"{present}>0"
    missing = quoted(book.view.language.say("no data yet"))
    formula(sheet.cell(row, 4), f"IF({enough},SUMPRODUCT({scores},{weights})/{present},{missing})", _SCORE)
    book.place(name, sheet, f"D{row}")
    book.place(f"{name} coverage", sheet, f"F{row}")
