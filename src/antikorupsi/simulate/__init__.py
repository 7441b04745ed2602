"""A fictitious country in spreadsheets as they come, with faults, and the truth beside it: for tests and training."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
