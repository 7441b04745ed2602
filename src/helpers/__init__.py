"""The helper package of the Workbook Kabupaten/Kota Antikorupsi: what the notebooks import."""

from helpers import regions
from helpers.assessment import Assessment

__version__ = "0.4.0"
__all__ = ["Assessment", "regions"]
