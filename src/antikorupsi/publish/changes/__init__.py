"""What changed since the last publication over all regions: a page, two feeds, and the message that a program gets."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
