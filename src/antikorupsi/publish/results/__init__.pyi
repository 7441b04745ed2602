"""What other packages may use of antikorupsi.publish.results; each name is imported when it is first asked for."""

from .columns import ResultColumn as ResultColumn
from .columns import result_columns as result_columns
from .files import result_files as result_files
from .table import result_by_region as result_by_region
