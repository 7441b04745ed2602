"""Imported once before workers are forked: the libraries that every worker needs."""

import papermill
import psutil

from antikorupsi.publish import exporter
from antikorupsi.run import executing, products

__all__ = ["executing", "papermill", "products", "psutil"]

exporter()
