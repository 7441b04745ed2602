"""All results of a period as files that others load: one XLSX, one CSV and one JSON, each with its dictionary."""

from antikorupsi.publish.results.columns import ResultColumn, result_columns
from antikorupsi.publish.results.datapackage import open_data_files
from antikorupsi.publish.results.files import result_files
from antikorupsi.publish.results.open_tables import OpenTable, open_tables
from antikorupsi.publish.results.table import result_by_region

__all__ = [
    "OpenTable",
    "ResultColumn",
    "open_data_files",
    "open_tables",
    "result_by_region",
    "result_columns",
    "result_files",
]
