"""The exception whose text is shown to users."""


class WorkbookError(Exception):
    """A fault that a user can mend; its text says what is wrong and what to do, and is shown without a traceback.

    Programming errors are never turned into this one: they keep their type and fail the report.
    """
