"""The cells of a filled form as tables keep them, or what is wrong with one; and what the cells of a row leave open."""

from collections.abc import Iterator, Mapping

from antikorupsi.common import printable
from antikorupsi.ingest.followup.codes import as_review_code, is_review_code
from antikorupsi.ingest.spreadsheets import NoResult, Value, as_seen, is_blank, text_of
from antikorupsi.ingest.tables import Fault, fault_of_result, named, normalised, read_date
from antikorupsi.rules import AmbiguousRegion, FollowupColumn, Region, RegionNotFound, Regions

LONGEST_TEXT = 500  # characters that pages show of one answer


def read_cell(column: FollowupColumn, cell: Value) -> str | Fault:
    """A filled cell of a column that is no region and no subject."""
    if isinstance(cell, NoResult):
        return fault_of_result(cell)
    return {"day": _day, "choice": _choice, "review_code": _code}.get(column.kind, _text)(column, cell)


def shown_text(cell: Value) -> str:
    """The text of a cell without signs that nobody sees and that turn the direction of what follows."""
    return printable(as_seen(text_of(cell)))


def read_region(code: Value, name: Value, regions: Regions) -> Region | Fault:
    """The region that code and name of a row mean together, or why it is none."""
    given = [value for value in (code, name) if not is_blank(value)]
    if not given:
        return Fault("form_row_without_region", {})
    meant: list[Region] = []
    for value in given:
        if isinstance(value, NoResult):
            return fault_of_result(value)
        try:
            meant.append(regions.find(value))
        except AmbiguousRegion as error:
            if meant and meant[0] in error.candidates:
                continue
            return Fault("ambiguous_region", {"name": text_of(value), "candidates": named(error.candidates)})
        except RegionNotFound as error:
            return Fault("unknown_region", {"name": text_of(value), "nearest": named(error.nearest) or "-"})
    if len(set(meant)) > 1:
        details = {"code": text_of(code), "region": meant[0].name, "name": text_of(name)}
        return Fault("code_and_name_differ", details)
    return meant[0]


def doubts_of_row(said: Mapping[str, str]) -> Iterator[tuple[Fault, str]]:
    """What the cells of a row leave open or contradict together, each with the column at which it is said."""
    if said.get("status") == "done" and not said.get("evidence"):
        yield Fault("form_done_without_evidence", {}), "status"
    if said.get("decided") and not said.get("decision"):
        yield Fault("form_decided_without_decision", {}), "decided"
    elif said.get("decided") and said["decided"] < said.get("day", ""):
        yield Fault("form_decided_before_reply", {"decided": said["decided"], "day": said["day"]}), "decided"


def _day(_: FollowupColumn, cell: Value) -> str | Fault:
    found = read_date(cell)
    return found.isoformat() if found else Fault("form_unread_day", {"value": text_of(cell)})


def _choice(column: FollowupColumn, cell: Value) -> str | Fault:
    said = normalised(cell)
    for choice, spellings in column.choices.items():
        if said in map(normalised, spellings):
            return choice
    allowed = ", ".join(spellings[0] for spellings in column.choices.values())
    return Fault("form_unknown_choice", {"column": column.names[0], "value": text_of(cell), "allowed": allowed})


def _code(_: FollowupColumn, cell: Value) -> str | Fault:
    code = as_review_code(text_of(cell))
    return code if is_review_code(code) else Fault("form_no_review_code", {"value": text_of(cell)})


def _text(_: FollowupColumn, cell: Value) -> str | Fault:
    text = shown_text(cell)
    return text if len(text) <= LONGEST_TEXT else Fault("form_text_cut", {"most": LONGEST_TEXT})
