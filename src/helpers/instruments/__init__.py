"""What the columns of each agency's files mean, and their cells as observations and findings."""

from helpers.instruments.conflicts import standing_values
from helpers.instruments.finding_tables import find_tables
from helpers.instruments.frames import (
    accounts_frame,
    findings_frame,
    groups_frame,
    missing_frame,
    observations_frame,
    unclosed_accounts,
)
from helpers.instruments.head import STAGES, Head, read_head
from helpers.instruments.ingest import Ingested, ingest
from helpers.instruments.loading import column_name, instrument_name, instruments
from helpers.instruments.models import Column, Instrument
from helpers.instruments.reading import FaultAt, Reading, classify_aside, mark_header
from helpers.instruments.records import ROW_CLASSES, Finding, Observation, SheetAccount
from helpers.instruments.rules import FINDING_RULES, say_finding, severity_of
from helpers.instruments.table import Table

__all__ = [
    "FINDING_RULES",
    "ROW_CLASSES",
    "STAGES",
    "Column",
    "FaultAt",
    "Finding",
    "Head",
    "Ingested",
    "Instrument",
    "Observation",
    "Reading",
    "SheetAccount",
    "Table",
    "accounts_frame",
    "classify_aside",
    "column_name",
    "find_tables",
    "findings_frame",
    "groups_frame",
    "ingest",
    "instrument_name",
    "instruments",
    "mark_header",
    "missing_frame",
    "observations_frame",
    "read_head",
    "say_finding",
    "severity_of",
    "standing_values",
    "unclosed_accounts",
]
