"""The questions of explore.ipynb: `open_explorer` gives an object with one method a question."""

from antikorupsi.show import open_explorer

__all__ = ["open_explorer"]
