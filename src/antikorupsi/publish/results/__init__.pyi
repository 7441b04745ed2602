"""What other packages may use of antikorupsi.publish.results; each name is imported when it is first asked for."""

from .columns import ResultColumn as ResultColumn
from .columns import result_columns as result_columns
from .datapackage import open_data_files as open_data_files
from .files import result_files as result_files
from .open_tables import OpenTable as OpenTable
from .open_tables import open_tables as open_tables
from .table import result_by_region as result_by_region
