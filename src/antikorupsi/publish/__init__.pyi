"""What other packages may use of antikorupsi.publish; each name is imported when it is first asked for."""

from .exchange import FOLDER as FOLDER
from .exchange import write_findings as write_findings
from .exchange import write_forms as write_forms
from .exchange import write_instrument_drafts as write_instrument_drafts
from .exchange import write_marked_copies as write_marked_copies
from .index import write_index as write_index
from .method_page import method_files as method_files
from .methodology import methodology as methodology
from .pages import Attached as Attached
from .pages import check_executed as check_executed
from .pages import exporter as exporter
from .pages import marked_out_of_date as marked_out_of_date
from .pages import render_html as render_html
from .pages import render_pdf as render_pdf
from .pages import with_live_links as with_live_links
from .pages import without_mark as without_mark
from .placing import REGION_SECTIONS as REGION_SECTIONS
from .placing import Journal as Journal
from .placing import claim_reports as claim_reports
from .placing import place_files as place_files
from .placing import place_text as place_text
from .results import result_files as result_files
from .scorecard import write_scorecard as write_scorecard
