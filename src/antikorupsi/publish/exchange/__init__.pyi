"""What other packages may use of antikorupsi.publish.exchange; each name is imported when it is first asked for."""

from .findings_workbook import write_findings as write_findings
from .forms import write_forms as write_forms
from .instrument_drafts import write_instrument_drafts as write_instrument_drafts
from .marked_copies import FOLDER as FOLDER
from .marked_copies import write_marked_copies as write_marked_copies
