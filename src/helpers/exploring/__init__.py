"""Exploring by hand: what was tried, what follows from it, and the controls that JupyterLab shows for it."""

from helpers.exploring.bench import Bench
from helpers.exploring.choices import Choices
from helpers.exploring.explorer import Explorer, open_explorer
from helpers.exploring.outcome import Outcome
from helpers.exploring.shown import Shown

__all__ = ["Bench", "Choices", "Explorer", "Outcome", "Shown", "open_explorer"]
