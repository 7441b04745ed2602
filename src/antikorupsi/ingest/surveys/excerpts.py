"""Excerpts of senders' survey sheets: copies that hold the faulty rows alone, and are no survey."""

from antikorupsi.ingest.spreadsheets import Sheet

EXCERPT = "Kutipan"  # how the name of such a sheet begins


def is_excerpt(sheet: Sheet) -> bool:
    """Whether a sheet is the excerpt of a sender's sheet that went back with the faulty rows marked."""
    return sheet.name.startswith(f"{EXCERPT} ")
