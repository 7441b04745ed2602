"""How sure a total and a verdict are: what follows, for each region, from all that nobody published."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
