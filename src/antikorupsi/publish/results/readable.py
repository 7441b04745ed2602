"""The sheets of the results that are read and printed, before those for machines: what was found, and every region."""

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.assess import Assessment, CountryView
from antikorupsi.common import (
    HEADER,
    TEXT,
    TITLE_FONT,
    Language,
    dress,
    fit_height,
    font,
    palette,
    put,
    put_table,
    put_text,
    set_page,
    sheet_name,
)
from antikorupsi.publish.results.table import Row
from antikorupsi.show import COUNT_WORDS, ELIGIBILITY_WORDS, VERDICT_SIGNS, overview_summary

_WIDTHS = (56.0, 26.0, 22.0, 26.0)


def write_summary(
    workbook: Workbook, assessment: Assessment, words: Language, sheets: Sequence[tuple[str, str]]
) -> None:
    """The first sheet: what was found, criterion by criterion, on what it rests, and what the other `sheets` hold."""
    say = words.say
    sheet = workbook.create_sheet(sheet_name(say("Summary"), workbook.sheetnames))
    put_text(sheet["A1"], say("Assessment results {period}", period=assessment.period.name))
    sheet["A1"].font = TITLE_FONT
    if assessment.period.simulated:
        put_text(sheet["A2"], say("SIMULATION: fictitious figures, no real region."))
        sheet["A2"].font = font(palette.DARK_PINK, bold=True)
    summary = overview_summary(CountryView(assessment, words)).markup
    row = _write_lines(sheet, 3, [line.striptags() for line in summary.splitlines() if line.striptags()])
    if assessment.framework.criteria:
        row = _write_rows(sheet, row, *_of_criteria(assessment, words))
    row = _write_rows(sheet, row, [say("What it rests on"), ""], list(_rests_on(assessment, words)))
    row = _write_rows(sheet, row, [say("Sheets"), ""], sheets)
    _write_lines(sheet, row, [say("An empty cell means that there is no figure; it is neither zero nor a failure.")])
    set_page(sheet, _WIDTHS)
    sheet.print_area = f"A1:D{sheet.max_row}"


def _write_lines(sheet: Worksheet, row: int, lines: Sequence[str]) -> int:
    """Sentences over the whole width, each in cells of its own; the number of the row behind the next empty one."""
    for place, line in enumerate(lines, row):
        sheet.merge_cells(start_row=place, start_column=1, end_row=place, end_column=len(_WIDTHS))
        dress(sheet.cell(place, 1), TEXT)
        put_text(sheet.cell(place, 1), str(line))
        fit_height(sheet, place, [str(line)], [sum(_WIDTHS)])
    return row + len(lines) + 1


def _write_rows(sheet: Worksheet, top: int, headings: Sequence[str], rows: Sequence[Sequence[str | int]]) -> int:
    """A table over the whole width, its last column the widest; the number of the row behind the next empty one."""
    widths = [*_WIDTHS[: len(headings) - 1], sum(_WIDTHS[len(headings) - 1 :])]
    for place, line in enumerate([headings, *rows], top):
        for column, value in enumerate(line, 1):
            if place == top:
                dress(sheet.cell(place, column), HEADER)
                put_text(sheet.cell(place, column), str(value))
            else:
                put(sheet.cell(place, column), value)
        if len(line) < len(_WIDTHS):
            sheet.merge_cells(start_row=place, start_column=len(line), end_row=place, end_column=len(_WIDTHS))
        fit_height(sheet, place, line, widths)
    return top + len(rows) + 2


def _of_criteria(assessment: Assessment, words: Language) -> tuple[list[str], list[list[str | int]]]:
    """Headings and rows: in how many of the assessed regions a criterion is met, failed, or cannot be judged."""
    counts = assessment.counts_by_criterion(assessment.codes)
    headings = [f"{VERDICT_SIGNS[status]} {words.say(word)}" for status, word in COUNT_WORDS.items()]
    rows: list[list[str | int]] = [
        [words.pick(criterion.name), *(counts[criterion.id][status] for status in COUNT_WORDS)]
        for criterion in assessment.framework.criteria
    ]
    return [words.say("Criterion"), *headings], rows


def _rests_on(assessment: Assessment, words: Language) -> Iterator[list[str | int]]:
    """Period, framework and weights; without criteria no verdict has a day and no figure an age."""
    say, framework = words.say, assessment.framework
    weights = {scheme.id: words.pick(scheme.name) for scheme in framework.weights}
    yield [say("Period"), assessment.period.name]
    yield [say("Framework"), framework.id]
    yield [say("Weights"), weights[assessment.weights]]
    if framework.criteria:
        yield [say("Verdict as of"), words.date(assessment.as_of.day)]
        yield [say("Oldest figure that may decide, in years"), words.bound(framework.oldest_figure_years.value)]


def write_regions(workbook: Workbook, assessment: Assessment, words: Language, rows: Sequence[Row]) -> None:
    """Every region on a line: verdict, whether it is certain, and the sign of each criterion."""
    say, framework = words.say, assessment.framework
    sheet = workbook.create_sheet(sheet_name(say("Regions"), workbook.sheetnames))
    put_text(sheet["A1"], say("Assessment results {period}", period=assessment.period.name))
    sheet["A1"].font = TITLE_FONT
    if framework.criteria:
        signs = (f"{VERDICT_SIGNS[status]} {say(word)}" for status, word in COUNT_WORDS.items())
        put_text(sheet["A2"], "   ".join(signs))
    provinces = bool(assessment.period.regions.provinces)
    headings = [say("Region"), *([say("Province")] if provinces else [])]
    verdicts = [say("Verdict"), say("Certainty"), *(words.pick(criterion.name) for criterion in framework.criteria)]
    headings += [*(verdicts if framework.criteria else []), say("Total")]
    lines = [_line(row, assessment, words) for row in rows]
    widths = [
        32.0,
        *([22.0] if provinces else []),
        *([28.0, 12.0, *[12.0] * len(framework.criteria)] if framework.criteria else []),
        10.0,
    ]
    put_table(sheet, 4, headings, lines, widths)
    sheet.freeze_panes = "B5"


def _line(row: Row, assessment: Assessment, words: Language) -> list[str | int]:
    say, framework, total = words.say, assessment.framework, row["total"]
    line: list[str | int] = [str(row["region"])]
    if "province" in row:
        line.append(str(row["province"]))
    if framework.criteria:
        verdict, certain = row["eligibility"], assessment.certainty_of(row["code"])
        sure = "–" if certain is None else say("certain") if certain else say("not certain yet")
        signs = (
            "–" if verdict == "not_assessed" else VERDICT_SIGNS[row[f"{criterion.id}_status"]]
            for criterion in framework.criteria
        )
        line += [f"{VERDICT_SIGNS[verdict]} {say(ELIGIBILITY_WORDS[verdict])}", sure, *signs]
    return [*line, "–" if total is None else words.number(total)]
