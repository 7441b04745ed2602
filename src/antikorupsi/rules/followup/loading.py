"""The files of the forms, read once."""

from functools import cache
from pathlib import Path

from antikorupsi.common import read_marked, validated
from antikorupsi.rules.followup.models import FollowupForm
from antikorupsi.rules.own import own_rules

DATA = Path(__file__).parent / "data"


@cache
def followup_forms() -> dict[str, FollowupForm]:
    """All forms by id, for units of a type of a period's own in their words.

    Raises WorkbookError with file, line, key and remedy of every mistake in a file.
    """
    loaded = [validated(read_marked(path), FollowupForm) for path in sorted(DATA.glob("*.yaml"))]
    units = own_rules().units
    return {form.id: form.of_units(units) if units else form for form in loaded}
