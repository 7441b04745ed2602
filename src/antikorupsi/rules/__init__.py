"""Who and what is assessed, as data: regions, frameworks, definitions of instruments."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
