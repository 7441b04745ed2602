"""What would change a verdict: distances and trends, what indicators could add, missing evidence, nearest peers."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
