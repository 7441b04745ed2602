"""Exploring by hand: what was tried, what follows from it, and the controls that JupyterLab shows for it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
