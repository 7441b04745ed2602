"""What the columns of each agency's files mean: one YAML file an instrument, and the models that check it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
