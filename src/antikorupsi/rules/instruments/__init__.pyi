"""What other packages may use of antikorupsi.rules.instruments; each name is imported when it is first asked for."""

from .items import has_levels as has_levels
from .items import holds_labels as holds_labels
from .items import items_by_instrument as items_by_instrument
from .items import labels_of as labels_of
from .items import scale_of as scale_of
from .loading import column_name as column_name
from .loading import column_of as column_of
from .loading import common_columns as common_columns
from .loading import instrument_by_id as instrument_by_id
from .loading import instrument_name as instrument_name
from .loading import instrument_short_name as instrument_short_name
from .loading import yearly_items as yearly_items
from .models import DAYS as DAYS
from .models import Column as Column
from .models import Instrument as Instrument
from .models import Role as Role
from .survey_models import Dimension as Dimension
from .survey_models import NumberBand as NumberBand
from .survey_models import RespondentGroups as RespondentGroups
from .survey_models import SurveyDescription as SurveyDescription
