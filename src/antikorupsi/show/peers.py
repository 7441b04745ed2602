"""The nearest regions that meet what a region fails: what they have, from which year and which cell."""

from antikorupsi.assess import PeerRow, RegionAssessment
from antikorupsi.common import Html, each_row, markup, small, tag
from antikorupsi.show.figure_words import verdict_figures


def peers(view: RegionAssessment) -> Html | None:
    """One row per criterion that fails and near region that meets it; None where there is none."""
    say = view.language.say
    if view.peers.empty:
        return None
    places = {criterion.id: place for place, criterion in enumerate(view.framework.criteria)}
    rows = [_row(view, peer) for peer in sorted(each_row(view.peers, PeerRow), key=lambda peer: places[peer.criterion])]
    headings = [say("Criterion"), say("Nearest that meets it"), say("Figure"), say("Year"), say("File, sheet, cell")]
    caption = say("Near regions of the same type that meet what {region} fails", region=view.region.name)
    note = say("Near: of a like population; another province counts as twice the population. Figures of these years.")
    return markup.joined(
        markup.table(headings, rows, caption, numeric=[2, 3], class_="criteria peers"),
        markup.paragraph(note, "chart-note"),
    )


def _row(view: RegionAssessment, peer: PeerRow) -> list[str]:
    region = view.assessment.period.regions.get(peer.peer)
    name = tag("span", region.name) + small(region.province, class_="owner")
    criterion = view.language.pick(view.framework.criterion(peer.criterion).name)
    return [criterion, name, verdict_figures(peer, view.framework, view.language), str(peer.year), _cell(peer.cells)]


def _cell(cells: str) -> str:
    """The cells of a verdict, with their file and sheet said once."""
    parts = [cell.split("|") for cell in cells.splitlines()]
    return f"{parts[0][0]}, {parts[0][1]}, {', '.join(part[2] for part in parts)}"
