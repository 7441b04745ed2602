"""What a worker imports and prepares once, before it is forked: everything that is start-up and not work."""

import papermill
import psutil

from antikorupsi.publish import exporter
from antikorupsi.run import executing, products

__all__ = ["executing", "papermill", "products", "psutil"]

exporter()
