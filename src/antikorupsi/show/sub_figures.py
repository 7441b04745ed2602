"""What the totals of a region are made of: areas, domains, components and groups, the lowest first."""

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment, SubFigure
from antikorupsi.common import Html, markup, small, tag
from antikorupsi.rules import column_name, instrument_name
from antikorupsi.show.figure_words import observed_figure
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.number_words import observed


def sub_figures(view: RegionAssessment) -> Html | None:
    """One row per sub-figure: name, value with its source, scale, year, and the figure it is a part of; None if none.

    Of each instrument one year is shown, that of the figure that decides where it has sub-figures.
    """
    say = view.language.say
    if not view.sub_figures:
        return None
    headings = [say("Part"), say("Figure"), say("Scale"), say("Year"), say("Part of")]
    caption = say("Where a low total comes from: the lowest part first")
    note = say("Parts are shown where they were received; they decide no criterion, and nobody has to send them.")
    return markup.joined(
        markup.heading(say("Parts of the figures"), "rincian"),
        markup.table(headings, [_row(view, part) for part in view.sub_figures], caption, numeric=[1, 2, 3]),
        markup.paragraph(note, "chart-note"),
    )


def _row(view: RegionAssessment, part: SubFigure) -> list[str]:
    language = view.language
    name = tag("span", part.column.name_in(language.code, part.year))
    name += small(instrument_name(part.instrument, language.code, part.year), class_="owner")
    value = "; ".join(observed(value, language) for value in part.values)
    figure = tag("span", value, reference_marks(view, part.cells))
    if part.status == "interim":
        figure += small(language.say("interim"))
    return [name, figure, _scale(view, part), str(part.year), _whole(view, part)]


def _scale(view: RegionAssessment, part: SubFigure) -> str:
    """The lowest and the highest value there is; of a correction that it is subtracted."""
    if part.column.corrects or part.column.range is None:
        return view.language.say("subtracted")
    return "–".join(observed(bound, view.language) for bound in part.column.range)


def _whole(view: RegionAssessment, part: SubFigure) -> Markup:
    """The name of the figure that a sub-figure is a part of, and its value where it is known."""
    whole = part.whole
    if whole is None:
        return tag("span", column_name(part.instrument, str(part.column.part_of), view.language.code, part.year))
    name = column_name(part.instrument, whole.item, view.language.code, part.year)
    value = observed_figure(whole, view.framework, view.language)
    return tag("span", f"{name}: {value}", reference_marks(view, part.whole_cells))
