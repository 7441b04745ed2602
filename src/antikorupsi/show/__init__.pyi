"""What other packages may use of antikorupsi.show; each name is imported when it is first asked for."""

from . import charts as charts
from . import exploring as exploring
from . import sentences as sentences
from . import tables as tables
from .charts import frame as frame
from .charts import place as place
from .exploring import open_explorer as open_explorer
from .sentences import overview_summary as overview_summary
from .sentences import simulation_notice as simulation_notice
from .tables import all_changes as all_changes
from .wording import BASIS_WORDS as BASIS_WORDS
from .wording import ELIGIBILITY_WORDS as ELIGIBILITY_WORDS
from .wording import REASON_WORDS as REASON_WORDS
from .wording import SEVERITY_WORDS as SEVERITY_WORDS
from .wording import STAGE_WORDS as STAGE_WORDS
from .wording import STATUS_WORDS as STATUS_WORDS
from .wording import decimals_known as decimals_known
from .wording import eligibility_mark as eligibility_mark
from .wording import label_words as label_words
from .wording import observed as observed
from .wording import observed_figure as observed_figure
from .wording import predicate_name as predicate_name
from .wording import threshold as threshold
from .wording import total_number as total_number
from .wording import verdict_figures as verdict_figures
