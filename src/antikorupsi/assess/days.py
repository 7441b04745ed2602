"""The day as of which verdicts are given, as a parameter says it."""

from datetime import date

from antikorupsi.common import WorkbookError


def read_day(written: date | str) -> date:
    """The day a parameter says; raises WorkbookError for anything but 2025-01-17."""
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise WorkbookError(f"as_of must be a day such as 2025-01-17, not {written[:40]!r}.") from error
