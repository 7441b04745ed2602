"""The source table: every figure of the report with the file, sheet, cell and public address it came from."""

from collections.abc import Mapping

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment, SourceRow, item_name
from antikorupsi.common import Html, address, each_row, markup, small, tag
from antikorupsi.rules import instrument_name
from antikorupsi.show.figure_words import observed_figure, when_of
from antikorupsi.show.unused import why_undeciding
from antikorupsi.show.wording import SOURCE_KIND_WORDS, STAGE_WORDS


def sources(view: RegionAssessment, cells: str | None = None) -> Html:
    """One row per source: number, figure, value, year, cells and address; the numbers are those of the references.

    Where no source has an address or a remark, that column is left out.
    `cells` (addresses, one a line, as verdicts and scores hold them) limits the table to the sources of a figure.
    """
    say = view.language.say
    title = markup.heading(say("Sources"), "sumber")
    wanted = set(view.sources["number"] if cells is None else view.references(cells))
    if not wanted:
        return markup.joined(title, markup.paragraph(say("No figure of this region has been received.")))
    headings = [
        say("No."),
        say("Figure"),
        say("Value"),
        say("Year"),
        say("File, sheet, cell"),
        say("Address and remarks"),
    ]
    undeciding = why_undeciding(view)
    rows = [_row(view, source, undeciding) for number, source in sorted(_by_number(view).items()) if number in wanted]
    if not any(row[-1] for row in rows):
        headings, rows = headings[:-1], [row[:-1] for row in rows]
    caption = say("Every figure of this report and the cell it was read from")
    if cells is not None:
        caption = say("The cells that the figure was read from")
    return markup.joined(title, markup.table(headings, rows, caption, numeric=[3], class_="sources"))


def _by_number(view: RegionAssessment) -> dict[int, list[SourceRow]]:
    found: dict[int, list[SourceRow]] = {}
    for cell in each_row(view.sources, SourceRow):
        found.setdefault(cell.number, []).append(cell)
    return found


def _kind(view: RegionAssessment, cell: SourceRow) -> Markup:
    """What kind of source the address is; nothing where there is none."""
    if not cell.url or not cell.source_kind:
        return Markup("")
    return small(view.language.say(SOURCE_KIND_WORDS[cell.source_kind]), class_="note")


def _row(
    view: RegionAssessment, source: list[SourceRow], undeciding: Mapping[tuple[str, str], str]
) -> list[str | Markup]:
    """One source: a cell, or the row of a working paper with a cell an assessor; beside what decides nothing, why."""
    first = source[0]
    number = tag("span", str(first.number), id=f"sumber-{first.number}")
    place = f"{first.file}, {first.sheet}, {', '.join(cell.cell for cell in source)}"
    values = Markup("; ").join(_value(view, cell, named=len(source) > 1) for cell in source)
    reasons = [undeciding.get((address(cell), cell.item), "") for cell in source]
    for why in dict.fromkeys(filter(None, reasons)):
        values += small(why, class_="note")
    return [number, _name(view, first), values, when_of(first, view.language), place, _address(view, first)]


def _value(view: RegionAssessment, cell: SourceRow, *, named: bool) -> Markup:
    """The value of a cell as it was read, with the assessor's name where the source has several."""
    value = observed_figure(cell, view.framework, view.language)
    who = cell.assessor or view.language.say("pleno")
    shown = tag("span", f"{who} {value}" if named else value)
    return shown + small(view.language.say("interim")) if cell.status == "interim" else shown


def _name(view: RegionAssessment, cell: SourceRow) -> str:
    item = item_name(cell.instrument, cell.item, view.framework, view.language.code, cell.year)
    name = f"{instrument_name(cell.instrument, view.language.code, cell.year)}: {item}"
    return f"{name} ({view.language.say(STAGE_WORDS[cell.stage])})" if cell.stage else name


def _address(view: RegionAssessment, cell: SourceRow) -> Markup:
    """The public addresses as links where they are web addresses, what kind they are, and the sender's remarks."""
    parts = [_link(url) for url in cell.url.split("; ") if url]
    note = small(cell.note, class_="note") if cell.note else Markup("")
    return Markup(" ").join(parts) + _kind(view, cell) + note


def _link(url: str) -> Markup:
    if not url.startswith(("https://", "http://")):
        return tag("span", url)
    shown = url.split("/")[2].removeprefix("www.")
    return tag("a", shown, href=url, rel="noreferrer")
