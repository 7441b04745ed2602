"""The templates and styles of the index and of the comparison."""

from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from antikorupsi.publish.pages import style_sheet

TEMPLATES = Path(__file__).parent / "templates"


@cache
def template(name: str) -> jinja2.Template:
    """A template of this room; values are escaped."""
    return jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True).get_template(name)


def styles() -> Markup:
    """The style of all pages, and that of the index."""
    return Markup(f"{style_sheet()}\n{(TEMPLATES / 'index.css').read_text(encoding='utf-8')}")
