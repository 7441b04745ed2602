"""All tables of a period in one object, `Assessment.load("2025")`: verdicts, scores, uncertainty, gaps, method."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
