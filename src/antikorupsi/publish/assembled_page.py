"""A page that no notebook makes: its pieces under the frame, citation and data that all pages have."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import nbformat
from markupsafe import Markup

from antikorupsi.assess import Assessment
from antikorupsi.common import LINKED_DATA, Addresses, Html, tag
from antikorupsi.publish.pages import page_description, render_html
from antikorupsi.show import overview_under, plain_page_data, simulation_notice


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
    for piece in (*_head(assessment, addresses, title), *pieces):
        content = {"text/html": str(piece.__html__()), LINKED_DATA: data}
        notebook.cells.append(nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("execute_result", content)]))
    description = page_description(notebook, made, addresses.of(file))
    return render_html(notebook, addresses.language, made, downloads=list(downloads), description=description)


def _head(assessment: Assessment, addresses: Addresses, title: str) -> Iterator[Html | Markup]:
    """What stands above the pieces: that data are simulated, the title, and what the publication is of."""
    words = assessment.words(addresses.language)
    if assessment.period.simulated:
        yield simulation_notice(words)
    yield tag("h1", title)
    whole = words.say("Workbook Kabupaten/Kota Antikorupsi")
    yield tag("p", overview_under(assessment, words), class_="under-title", data_workbook=whole)
