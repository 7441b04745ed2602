"""What other packages may use of antikorupsi.simulate; each name is imported when it is first asked for."""

from .country import MOST_REGIONS as MOST_REGIONS
from .simulating import Simulated as Simulated
from .simulating import simulate as simulate
from .truth import Truth as Truth
from .village_country import MOST_VILLAGES as MOST_VILLAGES
