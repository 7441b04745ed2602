"""Exploring by hand: what was tried, what follows from it, and the controls that JupyterLab shows for it."""

from antikorupsi.show.exploring.bench import Bench
from antikorupsi.show.exploring.choices import Choices
from antikorupsi.show.exploring.explorer import Explorer, open_explorer
from antikorupsi.show.exploring.outcome import Outcome
from antikorupsi.show.exploring.shown import Shown

__all__ = [
    "Bench",
    "Choices",
    "Explorer",
    "Outcome",
    "Shown",
    "open_explorer",
]
