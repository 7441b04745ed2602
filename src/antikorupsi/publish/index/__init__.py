"""The index of all reports of a period, and the page that compares a few regions."""

from antikorupsi.publish.index.comparing import write_comparison
from antikorupsi.publish.index.writing import write_index

__all__ = [
    "write_comparison",
    "write_index",
]
