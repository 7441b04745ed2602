"""The index of all reports of a period, with the page that compares a few regions."""

from antikorupsi.publish.index.writing import write_index

__all__ = [
    "write_index",
]
