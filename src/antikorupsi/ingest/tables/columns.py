"""What the headings of a header mean in a table of an instrument, as far as nothing around them says otherwise."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from antikorupsi.ingest.tables.dates import names_time_before_end
from antikorupsi.ingest.tables.evidence import Evidence
from antikorupsi.ingest.tables.groups import Unclear
from antikorupsi.ingest.tables.header import Header
from antikorupsi.ingest.tables.headings import (
    Heading,
    Meant,
    asides_of,
    main_of,
    meaning_of,
    normalised,
    phrases,
    spoken_of,
)
from antikorupsi.ingest.tables.named_parts import other_whole, unknown_part
from antikorupsi.ingest.tables.other_columns import Columns, columns_of_report
from antikorupsi.ingest.tables.other_measures import homonym_in
from antikorupsi.ingest.tables.qualifiers import (
    Around,
    Qualified,
    qualified,
    quantity_in,
    weight_of,
)
from antikorupsi.ingest.tables.table import Blocked, PlacedColumn
from antikorupsi.ingest.tables.words import words
from antikorupsi.ingest.tables.year_columns import years_of_others
from antikorupsi.rules import Instrument, instrument_by_id


def placed_header(
    primary: Instrument, headings: dict[int, Heading], rows: range, around: tuple[dict[int, str], Evidence]
) -> Header:
    """What the headings mean in a table of the primary instrument, as far as nothing around them says otherwise.

    `around` are the groups above the columns, and the texts around the table.
    """
    found = Header(rows, primary, [], [])
    blocked, qualified_columns = [], False
    groups, evidence = around
    report = columns_of_report(headings)
    headings = {index: _without_unit(heading, primary) for index, heading in headings.items()}
    meanings = {index: _meaning(heading, primary) for index, heading in headings.items()}
    for index in report.reached:
        said_above = (*headings[index].parts, groups.get(index, ""))
        whole = bool(primary.interim) or not names_time_before_end(headings[index].written)
        meanings[index] = meanings[index] or (_of_reached(said_above, primary, evidence) if whole else None)
    texts = [text for heading in headings.values() for text in heading.parts]
    explained = _explained(headings, meanings.values(), primary)
    headed = frozenset(word for each in headings.values() for part in each.parts for word in part.split())
    named = any(primary.id in spoken_of(text) for each in headings.values() for text in each.parts[:-1])
    for index, heading in headings.items():
        meant, above = meanings[index], groups.get(index, "")
        if index in report.shares:
            found.unknown.append((index, heading.written))
            blocked.append(Blocked(index, "target", by_heading=True))
            continue
        if meant is None:
            found.unknown.append((index, heading.written))
            if quantity := _own_quantity(heading, primary):
                blocked.append(Blocked(index, quantity, by_heading=True))
            continue
        owner = meant.instrument or primary
        if meant.column.item and (homonym := homonym_in((*evidence.titles, *texts), owner.id)):
            found.unknown.append((index, heading.written))
            blocked.append(Blocked(index, homonym, by_heading=False))
            continue
        if meant.column.item and (said := heading.unclear or (above if isinstance(above, Unclear) else "")):
            found.unknown.append((index, heading.written))
            blocked.append(Blocked(index, said, by_heading=False, why="unclear_groups"))
            continue
        if meant.column.item and (group := _other_group(heading, above, named, owner)):
            found.unknown.append((index, heading.written))
            blocked.append(Blocked(index, group, by_heading=True))
            continue
        other = _qualified(
            (heading, above),
            meant,
            owner,
            Around(
                evidence.titles,
                _explained_beside(heading, explained, is_reached=index in report.reached),
                near=evidence.near,
                headed=headed,
            ),
        )
        if other is not None and other.quantity:
            why: Literal["other_quantity", "unclear_title"] = "unclear_title" if other.unclear else "other_quantity"
            blocked.append(Blocked(index, other.quantity, by_heading=False, why=why))
            found.unknown.append((index, heading.written))
            continue
        qualified_columns = qualified_columns or other is not None
        column = other.column if other is not None and other.column is not None else meant.column
        found.columns.append(PlacedColumn(column, index, heading.written, owner, heading.year))
    over = {index: _group(heading, groups.get(index, "")) for index, heading in headings.items()}
    found = found.without(years_of_others([(placed, over[placed.index]) for placed in found.columns]))
    found = _without_ranks(replace(found, blocked=tuple(blocked), qualified=qualified_columns))
    return _without_unclear(found, headings, evidence)


def _without_unclear(header: Header, headings: dict[int, Heading], evidence: Evidence) -> Header:
    """The header without columns whose headings do not say of which instrument they are."""
    unclear = Columns(header.columns, headings, evidence.nearest).unclear()
    indices = {column.index for column in unclear}
    return header.without([placed for placed in header.columns if placed.index in indices], unclear)


def _group(heading: Heading, above: str) -> str:
    """All that stands above the lowest part of a heading."""
    return " ".join((*filter(None, [above]), *heading.parts[:-1]))


def _without_ranks(header: Header) -> Header:
    """The header without columns of ranks beside the item that they would be taken for: Predikat and Peringkat."""
    items = Counter[tuple[str | None, int | None]](
        (placed.column.item, placed.year) for placed in header.columns if placed.column.item
    )
    repeated = [placed for placed in header.columns if items[placed.column.item, placed.year] > 1]
    return header.without([each for each in repeated if quantity_in(normalised(each.heading), each.instrument.id)])


def _other_group(heading: Heading, above: str, named: bool, owner: Instrument) -> str:
    """The group above a heading, where groups beside it name the instrument and this one names something else: RB."""
    group = _group(heading, above)
    return group if named and not spoken_of(group) and weight_of(group, owner) == "item" else ""


def _without_unit(heading: Heading, primary: Instrument) -> Heading:
    """A heading without the unit in its lowest row (`Nilai MCP / Persen`), where it is known only so."""
    above_it = len(heading.parts) > 1 or heading.year is not None
    if not above_it or heading.parts[-1:] == () or heading.parts[-1] not in words("units"):
        return heading
    if meaning_of(heading, primary) is not None:
        return heading
    above = replace(heading, parts=heading.parts[:-1], whole="")
    return heading if meaning_of(above, primary) is None else above


def _meaning(heading: Heading, primary: Instrument) -> Meant | None:
    """What a heading means; general words over a year (`Realisasi / 2023`) mean no less than the year alone."""
    meant = meaning_of(heading, primary)
    if meant is None and heading.year is not None and words("general").issuperset(heading.parts):
        return meaning_of(replace(heading, parts=()), primary)
    return meant


def _of_reached(above: Iterable[str], primary: Instrument, evidence: Evidence) -> Meant | None:
    """The main figure of the one instrument that the headings of what was reached name; else of the titles' own."""
    named = frozenset[str]().union(*map(spoken_of, above))
    if primary.id in named or (not named and primary.id in evidence.nearest):
        return main_of(primary)
    return main_of(instrument_by_id()[next(iter(named))]) if len(named) == 1 else None


def _qualified(heading: tuple[Heading, str], meant: Meant, owner: Instrument, around: Around) -> Qualified | None:
    """What the groups above a heading and the texts around the table make of a figure of an item."""
    if not meant.column.item or meant.column.role or owner.layout != "region_rows":
        return None
    column, above = heading
    whole, lowest = (column.readings[0], column.readings[-1]) if column.readings else ("", "")
    names = {normalised(name) for name in meant.column.names}
    reading, group = (whole, ()) if whole in names else (lowest, column.parts[:-1])
    groups = tuple(filter(None, (*group, above)))
    asides = () if column.whole in names else asides_of(column.written)
    short = all(part in phrases(owner) and words("general").isdisjoint(part.split()) for part in column.parts)
    named = replace(around, named=any(owner.id in spoken_of(text) for text in column.parts), short=short)
    if other := other_whole((*groups, *around.titles), meant.column, owner):
        return Qualified(quantity=other)
    weight = "part" if meant.column.part_of else weight_of(reading, owner)
    return qualified(weight, groups, named, owner, asides)


def _own_quantity(heading: Heading, instrument: Instrument) -> str:
    """The quantity that a heading of years or of the instrument names itself: `Peringkat / 2023`, `Target SPI`."""
    text = " ".join(heading.parts)
    about = heading.year is not None or bool(spoken_of(text))
    return (quantity_in(text, instrument.id) or unknown_part(text, instrument.id)) if about else ""


def _explained_beside(heading: Heading, explained: frozenset[str], *, is_reached: bool) -> frozenset[str]:
    """What other columns explain of the titles of a column: none of a bare year, also the target beside Realisasi."""
    if not heading.parts:
        return frozenset()
    return explained | {"target"} if is_reached else explained


def _explained(
    headings: dict[int, Heading], meanings: Iterable[Meant | None], instrument: Instrument
) -> frozenset[str]:
    """The quantities and items that columns are headed by themselves: a title that names them speaks of these."""
    texts = [" ".join(heading.parts) for heading in headings.values() if heading.year is None]
    items = {meant.column.item for meant in meanings if meant and meant.column.item}
    return frozenset(filter(None, (*(quantity_in(text, instrument.id) for text in texts), *items)))
