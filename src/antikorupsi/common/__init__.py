"""Used by every room: languages, HTML, data frames, written workbooks, disk errors, project folders."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
