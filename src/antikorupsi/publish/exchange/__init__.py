"""What passes between the workbook and the senders: forms out, findings and marked copies back."""

from antikorupsi.publish.exchange.findings_workbook import write_findings
from antikorupsi.publish.exchange.forms import write_forms
from antikorupsi.publish.exchange.instrument_drafts import write_instrument_drafts
from antikorupsi.publish.exchange.marked_copies import FOLDER, write_marked_copies

__all__ = [
    "FOLDER",
    "write_findings",
    "write_forms",
    "write_instrument_drafts",
    "write_marked_copies",
]
