"""What passes between the workbook and the senders: forms out, findings and marked copies back."""

from helpers.exchange.findings_workbook import write_findings
from helpers.exchange.forms import write_forms
from helpers.exchange.marked_copies import write_marked_copies

__all__ = ["write_findings", "write_forms", "write_marked_copies"]
