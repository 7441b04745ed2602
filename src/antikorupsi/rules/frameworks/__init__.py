"""What is assessed: criteria, components, indicators, weights and bands, each with basis and source (YAML).

`framework.load("kabkota-2025").criterion("mcp").rule.threshold == 75`. A fault in a file is named with its line.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
