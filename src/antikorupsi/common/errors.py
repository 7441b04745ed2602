"""The one error that is meant for people rather than programmers."""


class WorkbookError(Exception):
    """A fault a user can mend; its text says what is wrong and what to do, without a stack trace.

    Programming errors are never turned into this one: they keep their own type and fail the report.
    """
