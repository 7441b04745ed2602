"""A page as PDF/A-3: tagged, with bookmarks and page numbers, and files such as the scorecard attached inside."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256

from antikorupsi.common import WorkbookError
from antikorupsi.publish.pages.style import TEMPLATES

VARIANT = "pdf/a-3a"  # for archives, with files inside, readable aloud


class NetworkRefusedError(ValueError):
    """A page asked for something outside itself; reports stand alone."""


@dataclass(frozen=True)
class Attached:
    """A file that travels inside a PDF, and what it is in words."""

    name: str
    content: bytes
    description: str


@cache
def _print_style() -> str:
    style = (TEMPLATES / "report" / "print.css").read_text(encoding="utf-8")
    return f"<style>\n{style}</style>\n</head>"


def check_available() -> None:
    """Raises WorkbookError where the system lacks the library that lays out the text of PDF files."""
    try:
        import weasyprint  # noqa: F401 only whether it can be loaded
    except OSError as error:
        raise WorkbookError(
            "PDF files need Pango, which is missing here; on Debian and Ubuntu: apt install libpango-1.0-0 "
            "libpangoft2-1.0-0 libharfbuzz-subset0. Without it, ask for --formats html,xlsx."
        ) from error


def render_pdf(page: str, made: datetime, attached: Collection[Attached] = ()) -> bytes:
    """The PDF of a page; the same page, files and time give the same bytes.

    Raises NetworkRefusedError if the page refers to anything outside itself.
    """
    from weasyprint import HTML, Attachment
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    attachments = [
        Attachment(
            string=file.content,
            name=file.name,
            description=file.description,
            created=made,
            modified=made,
            relationship="Data",
        )
        for file in attached
    ]
    alone = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    styled = page.replace("</head>", _print_style(), 1)  # after the page's own style, which it adds to
    try:
        written = HTML(string=styled, url_fetcher=alone).write_pdf(
            pdf_variant=VARIANT,
            pdf_tags=True,
            pdf_identifier=sha256(page.encode()).digest()[:16],
            attachments=attachments,
        )
    except FatalURLFetchingError as error:
        raise NetworkRefusedError(str(error)) from error
    return bytes(written)
