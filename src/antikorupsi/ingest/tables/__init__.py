"""What the columns of each agency's files mean, and their cells as observations and findings.

`frames` and `finding_rules` are not imported here: the processes that read files need neither pandas nor babel.
"""

from antikorupsi.ingest.tables.conflicts import drop_rounded_duplicates, rounding_of, survey_in_parts
from antikorupsi.ingest.tables.dates import read_date
from antikorupsi.ingest.tables.evidence import is_prose
from antikorupsi.ingest.tables.files import (
    DEEPEST,
    MARK,
    is_own_sheet,
    names_in_folder,
    paths_by_name,
    read_sheets,
    shown_name,
)
from antikorupsi.ingest.tables.finding_tables import find_tables
from antikorupsi.ingest.tables.followup import ANSWERS, Action, Answer, Reply, Review
from antikorupsi.ingest.tables.groups import is_bare_year
from antikorupsi.ingest.tables.head import Head, read_head_year, read_place, read_place_or_owner
from antikorupsi.ingest.tables.headings import columns_by_name, is_known, normalised, spoken_of
from antikorupsi.ingest.tables.ingest import Folder, ingest
from antikorupsi.ingest.tables.left_over import left_over
from antikorupsi.ingest.tables.owners import owner_of, unit_in, without_regions
from antikorupsi.ingest.tables.personal import MASK, holds_personal, is_personal_number, mask_personal
from antikorupsi.ingest.tables.place import Place, named, place_of
from antikorupsi.ingest.tables.places import Places
from antikorupsi.ingest.tables.private_cells import below_personal_headings
from antikorupsi.ingest.tables.reading import FaultAt, Reading, mark_header
from antikorupsi.ingest.tables.records import (
    ROW_CLASSES,
    Detail,
    Finding,
    Observation,
    RowClass,
    SurveyGroup,
)
from antikorupsi.ingest.tables.remarks import comments_remark
from antikorupsi.ingest.tables.scales import Scale
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.titles import (
    POPULATION_LABELS,
    REGION_LABELS,
    STAGE_LABELS,
    YEAR_LABELS,
    Titles,
    is_title_row,
    read_titles,
)
from antikorupsi.ingest.tables.values import Fault, fault_of_result, is_missing_mark, label_of, read_figure, read_year
from antikorupsi.ingest.tables.words import begins_with, without_words, words, words_in

__all__ = [
    "ANSWERS",
    "DEEPEST",
    "MARK",
    "MASK",
    "POPULATION_LABELS",
    "REGION_LABELS",
    "ROW_CLASSES",
    "STAGE_LABELS",
    "YEAR_LABELS",
    "Action",
    "Answer",
    "Detail",
    "Fault",
    "FaultAt",
    "Finding",
    "Folder",
    "Head",
    "Observation",
    "Place",
    "PlacedColumn",
    "Places",
    "Reading",
    "Reply",
    "Review",
    "RowClass",
    "Scale",
    "SurveyGroup",
    "Table",
    "Titles",
    "begins_with",
    "below_personal_headings",
    "columns_by_name",
    "comments_remark",
    "drop_rounded_duplicates",
    "fault_of_result",
    "find_tables",
    "holds_personal",
    "ingest",
    "is_bare_year",
    "is_known",
    "is_missing_mark",
    "is_own_sheet",
    "is_personal_number",
    "is_prose",
    "is_title_row",
    "label_of",
    "left_over",
    "mark_header",
    "mask_personal",
    "named",
    "names_in_folder",
    "normalised",
    "owner_of",
    "paths_by_name",
    "place_of",
    "read_date",
    "read_figure",
    "read_head_year",
    "read_place",
    "read_place_or_owner",
    "read_sheets",
    "read_titles",
    "read_year",
    "rounding_of",
    "shown_name",
    "spoken_of",
    "survey_in_parts",
    "unit_in",
    "without_regions",
    "without_words",
    "words",
    "words_in",
]
