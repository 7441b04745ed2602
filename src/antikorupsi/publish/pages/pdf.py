"""A page as PDF/A-3a and PDF/UA-1: tagged, with bookmarks and page numbers, and files such as the scorecard inside."""

from __future__ import annotations

import os
import re
import tempfile
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from antikorupsi.common import Language, palette
from antikorupsi.publish.pages.glyphs import FONTS, showable
from antikorupsi.publish.pages.page_tree import read_page
from antikorupsi.publish.pages.print_data import PrintData
from antikorupsi.publish.pages.printing import printed
from antikorupsi.publish.pages.style import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from typst import Compiler, PDFStandard

STANDARDS: list[PDFStandard] = ["a-3a", "ua-1"]  # for archives, with files inside; readable aloud
_KINDS = {".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
_WITHOUT_TITLE = "-"  # PDF/UA demands one, and a report without a heading is not published
_TIMES = ("year", "month", "day", "hour", "minute", "second")


class Attached(NamedTuple):
    """A file that travels inside a PDF, and what it is in words."""

    name: str
    content: bytes
    description: str


def render_pdf(page: str, made: datetime, attached: Collection[Attached] = ()) -> bytes:
    """The PDF of a page; the same page, files and time give the same bytes.

    Raises NetworkRefusedError if the page refers to anything outside itself.
    """
    with tempfile.TemporaryDirectory(prefix="workbook-") as folder:  # Typst reads bytes from files alone
        root = Path(folder)
        (root / "page.json").write_bytes(orjson.dumps(_data(page, made.astimezone(UTC), attached)))
        for place, file in enumerate(attached):
            (root / str(place)).write_bytes(file.content)
        written = compiler().compile(input=_template(), root=root, format="pdf", pdf_standards=STANDARDS)
    if not isinstance(written, bytes):
        raise TypeError("Typst gave no single file.")
    return written


@cache
def compiler() -> Compiler:
    """The one compiler of this process, with the project's own fonts and no others.

    Its threads start with the first page, one for each processor unless told: they would wait for each other.
    """
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return Compiler(root=str(FONTS), font_paths=fonts)


@cache
def _template() -> bytes:
    return (TEMPLATES / "report" / "report.typ").read_bytes()


def _data(page: str, made: datetime, attached: Collection[Attached]) -> dict[str, Any]:
    body, _ = read_page(page, palette.LIGHT_PAGE)
    mark = printed(body)
    data = PrintData()
    language = re.search(r'<html lang="([^"]+)"', page)
    words = Language(language[1] if language else "id")
    return {
        "body": data.blocks(body),
        "looks": data.looks,
        "title": next((heading.text for heading in body.find_all("h1")), "") or _WITHOUT_TITLE,
        "workbook": next((main.more.get("workbook", "") for main in body.find_all("main")), ""),
        "mark": mark,
        "language": words.code,
        "numbered": words.say("Page {page} of {pages}"),
        "colours": palette.LIGHT_PAGE,
        "made": {name: getattr(made, name) for name in _TIMES},
        "attached": [
            {"name": file.name, "kind": _KINDS[Path(file.name).suffix], "description": showable(file.description)}
            for file in attached
        ],
    }
