"""What other packages may use of antikorupsi.assess.uncertainty; each name is imported when it is first asked for."""

from .bounds import BoundRow as BoundRow
from .draws import draws_of as draws_of
from .draws import ranks_of as ranks_of
from .examining import OF_TOTALS as OF_TOTALS
from .examining import OF_VERDICTS as OF_VERDICTS
from .examining import uncertainty_tables as uncertainty_tables
from .leaving_out import LeftOutRow as LeftOutRow
from .not_run import NotRunRow as NotRunRow
from .sensitivity import EVERYWHERE as EVERYWHERE
from .sensitivity import InfluenceRow as InfluenceRow
from .sources import STANDARD_ERRORS_OF_95 as STANDARD_ERRORS_OF_95
from .sources import Known as Known
from .sources import Method as Method
from .sources import known_of as known_of
from .sources import part_of as part_of
from .summaries import range_by_region as range_by_region
from .variants import VariantRow as VariantRow
