"""What exploring refuses, in the notebook's language: errors themselves are English, for commands."""

from pathlib import Path

from antikorupsi.common import Language, WorkbookError, located
from antikorupsi.rules import AmbiguousRegion, RegionError, RegionNotFound


def refusal(error: WorkbookError | RegionError, words: Language) -> str:
    """The sentence for an error that a choice led to."""
    cause = error.__cause__ if isinstance(error.__cause__, RegionError) else error
    if isinstance(cause, AmbiguousRegion):
        return words.say(
            "{written} may be one of these: {names}.", written=cause.text, names=_names(cause.candidates, words)
        )
    if isinstance(cause, RegionNotFound):
        unknown = words.say("There is no region {written} in this period.", written=cause.text)
        near = _names(cause.nearest, words)
        meant = words.say("Did you mean {names}?", names=near)
        return f"{unknown} {meant}" if near else unknown
    return words.say("This choice does not fit the data and stays as it was ({why}).", why=str(error))


def refusal_of_file(name: str, error: WorkbookError, words: Language) -> str:
    """The sentence for a file of parameters that could not be written."""
    if not name.strip():
        return words.say("Give the file a name.")
    try:
        place = located(name)
    except WorkbookError:
        return words.say("No file can have this name.")
    if isinstance(error.__cause__, OSError):
        return words.say("{file} could not be written: the disk is full, or you may not write there.", file=place)
    if not place.parent.is_dir():
        return words.say("There is no folder {folder}: make it first.", folder=place.parent)
    return _taken(place, words)


def _taken(place: Path, words: Language) -> str:
    if place.is_dir():
        return words.say("{file} is a folder: give the file a name of its own in it.", file=place)
    if place.exists():
        return words.say("{file} is no file of parameters and stays as it is: choose another name.", file=place)
    return words.say("{file} lies among spreadsheets or their tables: choose another folder.", file=place)


def _names(regions: tuple[object, ...], words: Language) -> str:
    return words.listing([str(region) for region in regions])
