"""A notebook's outputs as one page that stands alone: no code, no script, no network request."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import PurePosixPath

from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode

from antikorupsi.common import INDEX_PAGE, METHOD_PAGE, Language
from antikorupsi.publish.pages.description import Described, citation, description_script
from antikorupsi.publish.pages.style import TEMPLATES, style_sheet

_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_FORMAT_WORDS: dict[str, Callable[[Language], str]] = {
    "pdf": lambda words: words.say("PDF to print"),
    "ipynb": lambda words: words.say("Notebook (IPYNB)"),
    "json": lambda words: words.say("Data (JSON)"),
    "xlsx": lambda words: words.say("Scorecard (XLSX)"),
}
_WORKBOOK = re.compile(r'data-workbook="([^"]*)"')
_TITLE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)


@cache
def exporter() -> TemplateExporter:
    """The exporter of all pages of this process: the template alone.

    The exporter named after HTML parses and writes the finished page once more, and validates the notebook after each
    of its eleven preprocessors, for the sake of notebooks unlike ours: twenty times the work.
    """
    return TemplateExporter(
        template_name="report",
        extra_template_basedirs=[str(TEMPLATES)],
        file_extension=".html",
        default_preprocessors=[],
    )


def render_html(
    notebook: NotebookNode,
    language: str,
    made: datetime,
    *,
    home: str = INDEX_PAGE,
    downloads: Sequence[str] = (),
    description: Described | None = None,
) -> str:
    """The page of an executed notebook; `made` is the time of the run, `home` the address of the index.

    `downloads` are the files beside the page that hold the same in another format; `description` are its data, by which
    it is cited. The page of the method lies beside the index; links to it are written as from there.
    """
    words, method = Language(language), str(PurePosixPath(home).with_name(METHOD_PAGE))
    pieces = [_for_page(piece, words, method) for piece in html_outputs(notebook)]
    shown = "".join(pieces)
    title, workbook = _TITLE.search(shown), _WORKBOOK.search(shown)
    resources = {
        "page": {
            "language": language,
            "title": Markup(title.group(1)) if title else words.say("Report"),
            "workbook": Markup(workbook.group(1)) if workbook else words.say("Workbook Kabupaten/Kota Antikorupsi"),
            "style": Markup(style_sheet()),
            "contents": [(anchor, Markup(text)) for anchor, text in _HEADING.findall(shown)],
            "contents_title": words.say("Contents"),
            "home": home,
            "downloads": [(name, _FORMAT_WORDS[name.rpartition(".")[2]](words)) for name in downloads],
            "method": method,
            "method_title": words.say("Method"),
            "pieces": [Markup(piece) for piece in pieces],
            "downloads_title": words.say("The same as a file"),
            "home_title": words.say("All reports"),
            "made": words.say("Made on {moment}.", moment=words.moment(made)),
            "data": description_script(description) if description else "",
            "citation": citation(description, made, words) if description else "",
        }
    }
    body, _ = exporter().from_notebook_node(notebook, resources=resources)
    return str(body)


def _for_page(output: str, words: Language, method: str) -> str:
    """An output as a page shows it: days are not torn, and the page of the method lies elsewhere."""
    return words.with_whole_days(output.replace(f'href="{METHOD_PAGE}', f'href="{method}'))


def html_outputs(notebook: NotebookNode) -> list[str]:
    """What the code cells of a notebook show, as HTML."""
    return [
        "".join(output.data["text/html"])
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    ]
