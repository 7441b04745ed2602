"""What every room uses: languages, markup, frames, written workbooks, the disk, the folders of the project."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
