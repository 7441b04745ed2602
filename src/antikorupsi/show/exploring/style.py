"""The style sheet of facts in JupyterLab, whose default aligns tables right and draws no lines."""

from markupsafe import Markup

from antikorupsi.common import Html, tag

_STYLE = """
.workbook table { border-collapse: collapse; margin: .5em 0; font-size: 13px; line-height: 1.35 }
.workbook caption { text-align: left; font-weight: 600; padding: .3em 0 }
.workbook th, .workbook td { text-align: left !important; vertical-align: top; padding: .25em .8em .25em 0;
  white-space: normal; max-width: 34em; border-bottom: 1px solid var(--jp-border-color2, #bdbdbd) }
.workbook .number { text-align: right !important }
.workbook h2 { font-size: 1.25em; margin: .4em 0 }
.workbook p { margin: .4em 0; line-height: 1.4; max-width: 60em }
.workbook .verdict-word { font-size: 1.3em; font-weight: 700 }
.workbook small { opacity: .75 }
.workbook .table { overflow-x: auto }
"""


def styled(facts: Html) -> str:
    """The facts and their style sheet as one element that loads no other file."""
    return str(tag("div", tag("style", Markup(_STYLE)), facts, class_="workbook"))  # noqa: S704 written above
