"""What passes between the workbook and the senders: forms out, findings and marked copies back."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
