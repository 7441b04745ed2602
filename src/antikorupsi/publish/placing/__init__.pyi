"""What other packages may use of antikorupsi.publish.placing; each name is imported when it is first asked for."""

from .folders import REGION_SECTIONS as REGION_SECTIONS
from .folders import claim_reports as claim_reports
from .journal import Journal as Journal
from .placing import MOST_IN_MEMORY as MOST_IN_MEMORY
from .placing import Content as Content
from .placing import content_of as content_of
from .placing import place_files as place_files
from .placing import place_text as place_text
from .placing import size_and_hash as size_and_hash
