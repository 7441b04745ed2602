"""Whether the method holds: the statistics with which JRC and OECD audit a composite indicator, on frames.

Every function takes frames with one row a region and one column a measure (`measures` makes them of an assessment) and
gives a frame with one row a finding. What cannot be computed, such as a correlation of two regions, is empty and never
a guess. The steps and most limits are those of OECD/JRC, Handbook on Constructing Composite Indicators (2008),
https://publications.jrc.ec.europa.eu/repository/handle/JRC47008, and of the JRC's audits since.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
