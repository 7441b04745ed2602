"""What the index and the comparison share: templates, styles, policy, notice and the time of making."""

from datetime import datetime
from functools import cache

import jinja2
from markupsafe import Markup

from antikorupsi.assess import Assessment
from antikorupsi.common import Language
from antikorupsi.publish.index.scripts import TEMPLATES, content_security_policy
from antikorupsi.publish.pages import style_sheet
from antikorupsi.show import simulation_notice


@cache
def _template(name: str) -> jinja2.Template:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True).get_template(name)


def rendered(name: str, assessment: Assessment, words: Language, made: datetime, script: str, **parts: object) -> str:
    """A page from a template; `parts` are the values of this page alone, and are escaped."""
    return _template(name).render(
        language=words.code,
        policy=content_security_policy(script),
        style=Markup(f"{style_sheet()}\n{(TEMPLATES / 'index.css').read_text(encoding='utf-8')}"),
        notice=simulation_notice(words) if assessment.period.simulated else "",
        workbook=words.say("Workbook Kabupaten/Kota Antikorupsi"),
        made=words.say("Made on {moment}.", moment=words.moment(made)),
        script=Markup(script),
        **parts,
    )
