"""What other packages may use of antikorupsi.publish.pages; each name is imported when it is first asked for."""

from .checking import check_executed as check_executed
from .description import Described as Described
from .description import citation as citation
from .description import completed as completed
from .description import description_file as description_file
from .description import description_script as description_script
from .description import json_script as json_script
from .description import page_description as page_description
from .marking import marked_out_of_date as marked_out_of_date
from .marking import with_live_links as with_live_links
from .marking import without_mark as without_mark
from .pdf import Attached as Attached
from .pdf import render_pdf as render_pdf
from .rendering import exporter as exporter
from .rendering import render_html as render_html
from .style import TEMPLATES as TEMPLATES
from .style import style_sheet as style_sheet
