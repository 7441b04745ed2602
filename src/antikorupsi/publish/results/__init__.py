"""All results of a period as files that others load: one XLSX, one CSV and one JSON, each with its dictionary."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
