"""The sheet of the nineteen indicators: what each assessor gave, the score, the weight, and components and total."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Language, put_text
from antikorupsi.publish.scorecard.book import Book, allow_numbers, given, header, near, quoted, text
from antikorupsi.publish.scorecard.phrases import TOLERATED, counted, each_cell, is_empty, is_number, is_on
from antikorupsi.rules import PANEL, Indicator, indicator_weights, instrument_by_id

_TOP = 5
_FIRST_GIVEN = 4
_SHARE = "0.0000"
Scale = tuple[float, float]  # its ends
Feed = Literal["takes", "may take", ""]  # whether another instrument's figure is an indicator's score, or may be
Assessor = tuple[str, int]  # who, and which of the scores they gave: two papers of a region may both count


# Formulas are alike in all scorecards of a framework: those of a row are put together once (`lru_cache`).
@dataclass(frozen=True)
class Layout:
    """The columns of the sheet: one for each assessor, then pleno, other figure, score and weight."""

    assessors: tuple[Assessor, ...]
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

    @property
    def rejected(self) -> int:
        """The column that counts the cells of a row that are rejected; score, weight and remarks stand before it."""
        return self.other + 4

    @property
    def counted_weight(self) -> int:
        """The column with the weights as they count: 0 for what is no number from 0 upwards."""
        return self.rejected + 1


def write_indicators(book: Book) -> None:
    """Writes the sheet: one row an indicator, and below them components and total."""
    view, say = book.view, book.view.language.say
    scores = _given_scores(view)
    names = {key for scores_of_stage in scores.values() for key in scores_of_stage}
    no_panel = view.region.is_unit and all(indicator.takes for indicator in view.framework.indicators)
    usual = [say("Assessor")] if no_panel else _assessors()
    assessors = {(name, 0) for name in usual} | {key for key in names if key[0]}
    layout = Layout(
        tuple(sorted(assessors, key=_order)), 1 + max((place for name, place in names if not name), default=0)
    )
    sheet = book.new_sheet(
        say("Indicators"), [5, 26, 40, *[11.0] * (len(assessors) + layout.plenos), 11, 12, 10, 38, 12, 12]
    )
    put_text(sheet["A3"], say("Yellow cells may be changed. An indicator without any figure does not count."))
    headings = [say("No"), say("Component"), say("Indicator"), *(name for name, _ in layout.assessors)]
    headings += [say("Pleno")] * layout.plenos + [say("Figure of another source"), say("Score"), say("Weight")]
    headings += [say("Remarks"), say("Rejected cells"), say("Weight counts as")]
    header(sheet, _TOP, headings)
    weights = indicator_weights(view.framework, view.assessment.weights)
    for row, indicator in enumerate(view.framework.indicators, _TOP + 1):
        _write_row(book, sheet, row, indicator, scores.get(indicator.id, {}), layout)
        given(sheet.cell(row, layout.other + 2), weights[indicator.id])  # a format of numbers would make TRUE one
        _write_counted(book, sheet, row, weights[indicator.id], layout)
        _write_remark(book, sheet, row, layout)
    last = _TOP + len(view.framework.indicators)
    _check_inputs(book, sheet, layout, last)
    _write_totals(book, sheet, layout, last, weights)
    sheet.freeze_panes = f"D{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:{get_column_letter(layout.other + 3)}{sheet.max_row}"


def _order(assessor: Assessor) -> tuple[int, int]:
    (name, place), known = assessor, _assessors()
    return place, known.index(name) if name in known else len(known)


def _assessors() -> list[str]:
    """The names of the assessors of a working paper, in the order of its columns."""
    return [str(column.item) for column in instrument_by_id()[PANEL].columns if column.role == "assessor"]


def _given_scores(view: RegionAssessment) -> dict[str, dict[Assessor, tuple[float, str]]]:
    """What the panel gave at the latest stage: by indicator and assessor (the pleno is called ""), value and cell."""
    wanted = (PANEL, view.stage or "", view.assessment.period.year)
    scores: dict[str, dict[Assessor, tuple[float, str]]] = defaultdict(dict)
    for cell, row in sorted(view.source_by_address.items()):
        if (row.instrument, row.stage, row.year) != wanted or pd.isna(row.value):
            continue
        indicator, kind = row.item.split(".")
        who = "" if kind == "pleno" else row.assessor
        place = sum(1 for name, _ in scores[indicator] if name == who)
        scores[indicator][who, place] = (float(row.value), cell)
    return scores


def _write_row(
    book: Book,
    sheet: Worksheet,
    row: int,
    indicator: Indicator,
    scores: dict[Assessor, tuple[float, str]],
    layout: Layout,
) -> None:
    """Inputs have no number format of ours: in one, LibreOffice forgets that TRUE is no number."""
    words = book.view.language
    component = book.view.framework.component_of(indicator.id)
    text(sheet.cell(row, 1), str(indicator.number))
    text(sheet.cell(row, 2), f"{component.number} {words.pick(component.name)}")
    text(sheet.cell(row, 3), words.pick(indicator.name))
    columns = [*layout.assessors, *(("", place) for place in range(layout.plenos))]
    for column, key in enumerate(columns, _FIRST_GIVEN):
        value, cell = scores.get(key, (None, ""))
        given(sheet.cell(row, column), value, book.source([cell]) if cell else "")
    _write_other(book, sheet, row, indicator, layout)
    score = book.view.score("indicator", indicator.id)
    written = _score(row, _feed(indicator), layout, _scale(book))
    result = "" if score is None else float(score["score"])
    book.formula(sheet.cell(row, layout.other + 1), written, result, near(book.view.framework.bound))


def _write_other(book: Book, sheet: Worksheet, row: int, indicator: Indicator, layout: Layout) -> None:
    """The figure of another instrument that is the score, or may be where the panel gave none."""
    score = book.view.score("indicator", indicator.id)
    cell = sheet.cell(row, layout.other)
    if score is not None and score["origin"] == "instrument":
        given(cell, float(score["score"]), book.source(str(score["cells"]).splitlines()))
    elif indicator.takes or indicator.may_take:
        given(cell, None)


@lru_cache(maxsize=1000)
def _score(row: int, feed: Feed, layout: Layout, scale: Scale) -> str:
    """What counts: the figure the indicator takes, else the pleno, the mean of the assessors, what it may take."""
    other = f"{get_column_letter(layout.other)}{row}"
    pleno = layout.letters(layout.pleno, layout.plenos).format(row=row)
    assessors = layout.letters(_FIRST_GIVEN, len(layout.assessors)).format(row=row)
    taken = is_on(other, scale)  # an error, a text or a number off the scale is rejected, and no data
    last = f'IF({taken},{other},"")' if feed == "may take" else '""'
    given_ones = f"IF({_count(assessors, scale)}>0,{_mean(assessors, scale)},{last})"
    panel = f"IF({_count(pleno, scale)}>0,{_mean(pleno, scale)},{given_ones})"
    return f"IF({taken},{other},{panel})" if feed == "takes" else panel


def _feed(indicator: Indicator) -> Feed:
    return "takes" if indicator.takes else "may take" if indicator.may_take else ""


def _scale(book: Book) -> Scale:
    return book.view.framework.scale.lowest, book.view.framework.scale.highest


def _count(cells: str, scale: Scale) -> str:
    return "(" + "+".join(f"IF({is_on(cell, scale)},1,0)" for cell in each_cell(cells)) + ")"


def _mean(cells: str, scale: Scale) -> str:
    total = "+".join(f"IF({is_on(cell, scale)},{cell},0)" for cell in each_cell(cells))
    return f"({total})/{_count(cells, scale)}"


def _write_counted(book: Book, sheet: Worksheet, row: int, given_weight: float, layout: Layout) -> None:
    """How many cells of a row are rejected, none of those that were read, and what its weight counts as."""
    book.formula(sheet.cell(row, layout.rejected), _rejected(row, layout, _scale(book)), 0)
    weight = f"{get_column_letter(layout.other + 2)}{row}"
    counted = f"IF({is_number(weight)},MAX({weight},0),0)"
    book.formula(sheet.cell(row, layout.counted_weight), counted, given_weight, _SHARE)


@lru_cache(maxsize=1000)
def _rejected(row: int, layout: Layout, scale: Scale) -> str:
    cells = each_cell(layout.letters(_FIRST_GIVEN, layout.other - _FIRST_GIVEN + 1).format(row=row))
    return "+".join(f"IF(ISERROR({cell}),1,IF({is_empty(cell)},0,IF({is_on(cell, scale)},0,1)))" for cell in cells)


def _write_remark(book: Book, sheet: Worksheet, row: int, layout: Layout) -> None:
    """How many cells of a row are rejected, and whether its weight is one."""
    cell = sheet.cell(row, layout.other + 3)
    unweighed = quoted(book.view.language.say("The weight is empty or no number from 0 upwards: it counts as 0."))
    book.formula(cell, _remark(row, layout, _scale(book), book.view.language, unweighed), "")
    book.longest[sheet.title, cell.coordinate] = unweighed


@lru_cache(maxsize=1000)
def _remark(row: int, layout: Layout, scale: Scale, words: Language, unweighed: str) -> str:
    weight = f"{get_column_letter(layout.other + 2)}{row}"
    rejected = f"{get_column_letter(layout.rejected)}{row}"
    lowest, highest = map(words.bound, scale)
    counts = counted(
        lambda count: words.say(
            "Rejected: {count} [cell holds|cells hold] no number from {lowest} to {highest}.",
            count=count,
            lowest=lowest,
            highest=highest,
        ),
        rejected,
    )
    cells = layout.letters(_FIRST_GIVEN, layout.other - _FIRST_GIVEN + 1).format(row=row)
    example = {"small": words.bound(0.93), "points": words.bound(93)}
    fractions = quoted(" " + words.say("Fractions, such as {small} for {points}, are no points.", **example))
    said = f'{counts}&IF(COUNTIFS({cells},">0",{cells},"<=1")>0,{fractions},"")'
    valid = f"IF({is_number(weight)},{weight}>=0,FALSE)"
    return f'IF({valid},IF({rejected}>0,{said},""),{unweighed})'


def _check_inputs(book: Book, sheet: Worksheet, layout: Layout, last: int) -> None:
    scale, say = book.view.framework.scale, book.view.language.say
    bounds = {"lowest": f"{scale.lowest:g}", "highest": f"{scale.highest:g}"}
    message = say("A score lies between {lowest} and {highest}.", **bounds)
    cells = f"{get_column_letter(_FIRST_GIVEN)}{_TOP + 1}:{get_column_letter(layout.other)}{last}"
    allow_numbers(sheet, cells, scale.lowest, scale.highest, message)
    weights = get_column_letter(layout.other + 2)
    allow_numbers(sheet, f"{weights}{_TOP + 1}:{weights}{last}", 0, 1000, say("A weight is a number from 0 upwards."))


def _write_totals(book: Book, sheet: Worksheet, layout: Layout, last: int, weights: dict[str, float]) -> None:
    """One row a component and one for the total: score, weight, coverage."""
    view, say = book.view, book.view.language.say
    columns, top, first = (layout.other + 1, layout.counted_weight), last + 2, _TOP + 1
    header(sheet, top, ["", say("Component"), "", say("Score"), say("Weight"), say("Coverage")])
    for row, component in enumerate(view.framework.components, top + 1):
        end = first + len(component.indicators) - 1
        text(sheet.cell(row, 2), f"{component.number} {view.language.pick(component.name)}")
        weight = sum(weights[indicator.id] for indicator in component.indicators)
        _write_total(book, sheet, row, component.id, _ranges(columns, first, end), weight)
        first = end + 1
    row = top + len(view.framework.components) + 1
    text(sheet.cell(row, 2), say("Total"))
    _write_total(book, sheet, row, "total", _ranges(columns, _TOP + 1, last), sum(weights.values()))
    book.place("component scores", sheet, f"D{top + 1}:D{row - 1}")
    book.place("scores", sheet, _ranges(columns, _TOP + 1, last)[0])


def _ranges(columns: tuple[int, int], first: int, last: int) -> tuple[str, str]:
    """The cells of the scores and of the weights between two rows."""
    score, weight = map(get_column_letter, columns)
    return f"{score}{first}:{score}{last}", f"{weight}{first}:{weight}{last}"


def _write_total(book: Book, sheet: Worksheet, row: int, name: str, ranges: tuple[str, str], weight: float) -> None:
    """The weighted mean of the scores that are there, its weight, and the share of the weight that has a score."""
    scores, weights = ranges
    whole, present = f"SUM({weights})", f"SUMPRODUCT(--ISNUMBER({scores}),{weights})"
    found = book.view.score("total" if name == "total" else "component", name)
    score = None if found is None or pd.isna(found["score"]) else float(found["score"])
    book.formula(sheet.cell(row, 5), whole, weight, _SHARE)
    coverage = 0.0 if found is None else float(found["coverage"])
    book.formula(sheet.cell(row, 6), f"IF({whole}=0,0,{present}/{whole})", coverage, "0.0%")
    mean = f"SUMPRODUCT({scores},{weights})/{present}"
    said = book.view.language.say("no data yet")
    missing = quoted(said)
    written = f"IF({present}>0,{mean},{missing})"
    if name == "total":
        least, no_threshold = book.places["coverage"], quoted(book.view.language.say("threshold not valid"))
        enough = f"IF(F{row}>={least}-{TOLERATED},{written},{missing})"
        written = f"IF({is_on(least, (0, 1))},{enough},{no_threshold})"
    strict = book.view.framework.strict_reading
    bound = strict.above if strict and name != "total" else book.view.framework.bound
    book.formula(sheet.cell(row, 4), written, said if score is None else score, near(bound))
    book.longest[sheet.title, f"D{row}"] = book.view.language.say("threshold not valid")
    book.place(name, sheet, f"D{row}")
    book.place(f"{name} coverage", sheet, f"F{row}")
