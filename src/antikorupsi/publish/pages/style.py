"""Where the templates and the style of all pages lie. The index needs no more of what lays out notebooks."""

from functools import cache
from pathlib import Path

from antikorupsi.common import palette

TEMPLATES = Path(__file__).parent / "templates"


@cache
def style_sheet(*names: str) -> str:
    """The style of a page: the colours as variables, then one or more files."""
    files = [(TEMPLATES / "report" / name).read_text(encoding="utf-8") for name in names or ("page.css",)]
    return "\n".join([palette.css_variables(), *files])
