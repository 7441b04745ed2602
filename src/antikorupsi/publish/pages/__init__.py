"""Executed notebooks into pages that stand alone: checked, rendered, drawn as PDF, marked when out of date."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
