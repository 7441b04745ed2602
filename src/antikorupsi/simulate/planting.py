"""Plants a given share of each fault and removes the figures that it spoils from the truth."""

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from antikorupsi.rules import Regions
from antikorupsi.simulate.agencies import title_of
from antikorupsi.simulate.drafts import BookDraft, SheetDraft, TrueFigure
from antikorupsi.simulate.faults import CELL_FAULTS, CellFault
from antikorupsi.simulate.layouts import draw_long
from antikorupsi.simulate.manners import Manner
from antikorupsi.simulate.paper_faults import PAPER_FAULTS, sent_twice
from antikorupsi.simulate.pens import Figures, Measured, Pen
from antikorupsi.simulate.randomness import random_for
from antikorupsi.simulate.story import SIMULATED, Record

_CLIPPED = ("spi", "spbe")  # of these, a second source is at hand: what the press wrote
_LEAST_CLIPPED = 6


def plant_in_cells(books: Sequence[BookDraft], regions: Regions, share: float, seed: int) -> None:
    """Plants each fault in that share of the cells where it may lie, in at least one if there is any."""
    for fault in CELL_FAULTS:
        dice = random_for(seed, "fault", fault.what)
        places = [
            (sheet, cell, owner)
            for book in books
            if book.is_workbook or not fault.workbooks_only
            for sheet in book.sheets
            for cell, owner in fault.candidates(sheet, regions).items()
            if owner not in sheet.covered
        ]
        for sheet, cell, owner in dice.sample(places, min(len(places), max(1, round(share * len(places))))):
            if owner not in sheet.covered:  # a place beside it may have been taken since
                sheet.covered.add(owner)
                fault.plant(sheet, cell, dice, regions)


def planted_papers(
    books: Iterable[BookDraft], papers: int, regions: Regions, share: float, seed: int
) -> Iterator[BookDraft]:
    """The papers, one after the other, with a fault of each kind in that share of them, at most one in each.

    The same share is sent twice.
    """
    dice = random_for(seed, "papers")
    each = max(1, round(share * papers)) if share else 0
    chosen = dice.sample(range(papers), min(papers, each * (len(PAPER_FAULTS) + 1)))
    twice = set(chosen[:each])
    due = {place: PAPER_FAULTS[turn % len(PAPER_FAULTS)] for turn, place in enumerate(chosen[each:])}
    for place, book in enumerate(books):
        if fault := due.get(place):
            _plant_one(book.sheets[0], fault, dice, regions)
        yield book
        if place in twice:
            yield sent_twice(book)


def _plant_one(sheet: SheetDraft, fault: CellFault, dice: Random, regions: Regions) -> None:
    if candidates := sorted(fault.candidates(sheet, regions)):
        fault.plant(sheet, dice.choice(candidates), dice, regions)


def clippings(books: Sequence[BookDraft], regions: Regions, share: float, seed: int) -> list[BookDraft]:
    """What the press wrote of figures that agencies sent: mostly the same, some rounded, and a share that differs."""
    return [made for instrument in _CLIPPED if (made := _clipping(instrument, books, regions, share, seed))]


def _clipping(
    instrument: str, books: Sequence[BookDraft], regions: Regions, share: float, seed: int
) -> BookDraft | None:
    dice = random_for(seed, "clipping", instrument)
    known = [
        figure
        for book in books
        for sheet in book.sheets
        for figure in sheet.figures.values()
        if figure.instrument == instrument and figure.item == "total" and figure.value is not None
    ]
    chosen = dice.sample(known, min(len(known), max(_LEAST_CLIPPED, len(known) // 10)))
    if not chosen:
        return None
    chosen.sort(key=lambda figure: (figure.region, figure.year))
    differing = max(1, round(share * len(known)))
    different = set(map(id, dice.sample(chosen, min(differing, len(chosen)))))
    records = [_clip(figure, id(figure) in different, regions, dice) for figure in chosen]
    heading = "Indeks SPI" if instrument == "spi" else "Indeks SPBE"
    sheet = SheetDraft("Kliping")
    sheet.put((0, 0), f"Kliping berita: {title_of(instrument)}", "title")
    sheet.put((1, 0), SIMULATED, "simulated")
    figures = Figures(instrument, [Measured("total", heading)], records)
    draw_long(Pen(sheet, Manner(name="short type"), dice), 3, figures)
    cells = [cell for cell, _ in sorted(sheet.figures.items())]
    sheet.faults = [("two_values", cell) for cell, figure in zip(cells, chosen, strict=True) if id(figure) in different]
    return BookDraft(f"SIMULASI Kliping {heading}.xlsx", [sheet])


def _clip(figure: TrueFigure, differs: bool, regions: Regions, dice: Random) -> Record:
    value = figure.value or 0.0
    said = round(value, dice.choice((1, 2)))
    if differs:
        said = round(value + (0.63 if value < 4 else -0.63 if value <= 5 else -1.37), 2)
    region = regions.get(figure.region)
    return Record(region.code, region.name, region.province, figure.year, {"total": said})
