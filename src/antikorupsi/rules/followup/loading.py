"""The files of the forms, read once."""

from functools import cache
from pathlib import Path

from antikorupsi.common import read_marked, validated
from antikorupsi.rules.followup.models import FollowupForm

DATA = Path(__file__).parent / "data"


@cache
def followup_forms() -> dict[str, FollowupForm]:
    """All forms by id; raises WorkbookError with file, line, key and remedy of every mistake in a file."""
    loaded = [validated(read_marked(path), FollowupForm) for path in sorted(DATA.glob("*.yaml"))]
    return {form.id: form for form in loaded}
