"""A page that no notebook makes: its pieces under the frame, citation and data that all pages have."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import nbformat
from markupsafe import Markup

from antikorupsi.assess import Assessment
from antikorupsi.common import LINKED_DATA, Addresses, Html
from antikorupsi.publish.pages import page_description, render_html
from antikorupsi.show import plain_page_data


def assembled_page(
    assessment: Assessment,
    addresses: Addresses,
    name: tuple[str, str],
    pieces: Iterable[Html | Markup],
    made: datetime,
    downloads: Sequence[str] = (),
) -> str:
    """The page as HTML; `name` is its file, and its title in the language of the publication."""
    file, title = name
    data = plain_page_data(assessment, assessment.words(addresses.language), title)
    notebook = nbformat.v4.new_notebook()
    for piece in pieces:
        content = {"text/html": str(piece.__html__()), LINKED_DATA: data}
        notebook.cells.append(nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("execute_result", content)]))
    description = page_description(notebook, made, addresses.of(file))
    return render_html(notebook, addresses.language, made, downloads=list(downloads), description=description)
