"""What pages say: tables, charts and sentences, in two languages, and the controls of JupyterLab."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
