"""The index of all reports of a period."""

from antikorupsi.publish.index.writing import write_index

__all__ = [
    "write_index",
]
