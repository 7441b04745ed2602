"""Where the templates and the style of all pages lie. The index needs no more of what lays out notebooks."""

from functools import cache
from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"


@cache
def style_sheet(*names: str) -> str:
    """The style of a page, from one or more files."""
    return "\n".join((TEMPLATES / "report" / name).read_text(encoding="utf-8") for name in names or ("page.css",))
