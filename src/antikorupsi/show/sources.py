"""The source table: every figure of the report with the file, sheet, cell and public address it came from."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment, SourceRow, item_name
from antikorupsi.common import Html, Language, address, each_row, markup, small, tag
from antikorupsi.rules import instrument_by_id
from antikorupsi.show.figure_words import observed_figure, when_of
from antikorupsi.show.trend import trend_cells
from antikorupsi.show.unused import no_total, unused_for, unused_of, unused_papers, why_undeciding, without_received
from antikorupsi.show.wording import SOURCE_KIND_WORDS, STAGE_WORDS


def sources(view: RegionAssessment, cells: str | None = None) -> Html | None:
    """One line per source under its file and sheet: number, figure, value, year, cell and address. None without any.

    The numbers are those of the references. What the page does not show is listed by cell in one line per sheet, with
    the years. `cells` (addresses, one a line, as verdicts and scores hold them) limits the table to these sources.
    """
    say = view.language.say
    wanted = set(_shown(view) if cells is None else view.references(cells))
    if not len(view.sources) or (cells is not None and not wanted):
        return None
    headings = [say("No."), say("Figure"), say("Value"), say("Year"), say("Cell"), say("Address and remarks")]
    undeciding = why_undeciding(view)
    by_sheet: dict[tuple[str, str], list[list[SourceRow]]] = {}
    for _, source in sorted(_by_number(view).items()):
        by_sheet.setdefault((source[0].file, source[0].sheet), []).append(source)
    groups = []
    for (file, sheet), found in by_sheet.items():
        rows = [_row(view, source, undeciding) for source in found if source[0].number in wanted]
        left = [] if cells is not None else [source for source in found if source[0].number not in wanted]
        if rows or left:
            groups.append((f"{file}, {sheet}", rows, _left_out(view, left, undeciding)))
    caption = say("Every figure of this report and the cell it was read from")
    if cells is not None:
        caption = say("The cells that the figure was read from")
    return markup.joined(
        markup.heading(say("Sources"), "sumber"),
        markup.grouped_table(headings, groups, caption, numeric=[3], class_="sources"),
    )


def _shown(view: RegionAssessment) -> set[int]:
    """The numbers of the sources whose figures stand somewhere on the page."""
    cells = [verdict.cells for verdict in view.verdict_rows]
    cells += [received.cells for verdict in view.verdict_rows for received in unused_of(view, verdict)]
    told = (view.scores["stage"] == view.stage) | (view.scores["level"] == "published")
    cells += [str(written) for written in view.scores.loc[told, "cells"]]
    cells += trend_cells(view)
    cells += [part.cells for part in view.sub_figures] + [part.whole_cells for part in view.sub_figures]
    cells += view.pilot.cells if view.pilot else ()
    cells += [received.cells for each in view.framework.indicators for received in unused_for(view, each)]
    cells += [figure.cells for figure in unused_papers(view)] + [no_total(view).cells]
    surveys = {instrument.id for instrument in instrument_by_id().values() if instrument.survey is not None}
    cells += [address(row) for row in view.observation_rows if row.instrument in surveys]
    return {number for written in cells for number in view.references(written)}


def _left_out(
    view: RegionAssessment, left: list[list[SourceRow]], undeciding: Mapping[tuple[str, str], str]
) -> Markup | None:
    """What of a sheet was received and stands nowhere on the page, by reason: value, year and cell; None if none."""
    if not left:
        return None
    by_reason: dict[str, list[Markup]] = {}
    for source in left:
        said = "; ".join(
            f"{observed_figure(cell, view.framework, view.language)} ({when_of(cell, view.language)}, {cell.cell})"
            for cell in source
        )
        reason = undeciding.get((address(source[0]), source[0].item), "")
        by_reason.setdefault(reason, []).append(tag("span", said, id=f"sumber-{source[0].number}"))
    parts = [
        Markup(" ").join([_also_received(reason, view.language), Markup("; ").join(figures)])
        for reason, figures in by_reason.items()
    ]
    return Markup(". ").join(parts)


def _also_received(reason: str, language: Language) -> str:
    """What stands before figures that the page does not show."""
    if not reason:
        return language.say("Also received:")
    return language.say("Also received ({why}):", why=without_received(reason, language))


def _by_number(view: RegionAssessment) -> dict[int, list[SourceRow]]:
    found: dict[int, list[SourceRow]] = {}
    for cell in each_row(view.sources, SourceRow):
        found.setdefault(cell.number, []).append(cell)
    return found


def _kind(view: RegionAssessment, cell: SourceRow) -> str:
    """What kind of source the address is; nothing where there is none."""
    return view.language.say(SOURCE_KIND_WORDS[cell.source_kind]) if cell.url and cell.source_kind else ""


def _row(view: RegionAssessment, source: list[SourceRow], undeciding: Mapping[tuple[str, str], str]) -> list[str]:
    """One source: a cell, or the row of a working paper with a cell an assessor; beside what decides nothing, why."""
    first = source[0]
    number = tag("span", str(first.number), id=f"sumber-{first.number}")
    values = Markup("; ").join(_value(view, cell, named=len(source) > 1) for cell in source)
    reasons = list(dict.fromkeys(undeciding.get((address(cell), cell.item), "") for cell in source))
    place = ", ".join(cell.cell for cell in source)
    return [number, _name(view, first), values, when_of(first, view.language), place, _remarks(view, first, reasons)]


def _value(view: RegionAssessment, cell: SourceRow, *, named: bool) -> Markup:
    """The value of a cell as it was read, with the assessor's name where the source has several."""
    value = observed_figure(cell, view.framework, view.language)
    who = cell.assessor or view.language.say("pleno")
    shown = tag("span", f"{who} {value}" if named else value)
    return shown + small(view.language.say("interim")) if cell.status == "interim" else shown


def _name(view: RegionAssessment, cell: SourceRow) -> str:
    name = item_name(cell.instrument, cell.item, view.framework, view.language.code, cell.year)
    return f"{name} ({view.language.say(STAGE_WORDS[cell.stage])})" if cell.stage else name


def _remarks(view: RegionAssessment, cell: SourceRow, reasons: Sequence[str]) -> Markup:
    """The public addresses as links; then what kind they are, why the figure decides nothing, and the remark."""
    links = Markup(" ").join(_link(url) for url in cell.url.split("; ") if url)
    said = "; ".join(filter(None, [_kind(view, cell), *reasons, cell.note]))
    return Markup(" ").join(filter(None, [links, small(said, class_="note") if said else ""]))


def _link(url: str) -> Markup:
    if not url.startswith(("https://", "http://")):
        return tag("span", url)
    shown = url.split("/")[2].removeprefix("www.")
    return tag("a", shown, href=url, rel="noreferrer")
