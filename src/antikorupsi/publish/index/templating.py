"""What the index and the comparison share: templates, styles, policy, notice and the time of making."""

from datetime import datetime
from functools import cache

import jinja2
from markupsafe import Markup

from antikorupsi.assess import Assessment
from antikorupsi.common import Language
from antikorupsi.publish.index.scripts import TEMPLATES, content_security_policy
from antikorupsi.publish.pages import Described, citation, completed, description_script, style_sheet
from antikorupsi.show import plain_page_data, simulation_notice


@cache
def _template(name: str) -> jinja2.Template:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True).get_template(name)


def rendered(
    name: str, assessment: Assessment, words: Language, made: datetime, script: str, *, data: Described, **parts: object
) -> str:
    """A page from a template; `parts` are the values of this page alone, and are escaped.

    `data` are what its data hold besides those of any page, among them its address as `@id`.
    """
    whole = plain_page_data(assessment, words, str(parts["title"])) | data
    description = completed(whole, map(str, parts.values()), made, data["@id"])
    return _template(name).render(
        language=words.code,
        policy=content_security_policy(script),
        style=Markup(f"{style_sheet()}\n{(TEMPLATES / 'index.css').read_text(encoding='utf-8')}"),
        notice=simulation_notice(words) if assessment.period.simulated else "",
        workbook=words.say("Workbook Kabupaten/Kota Antikorupsi"),
        made=words.say("Made on {moment}.", moment=words.moment(made)),
        script=Markup(script),
        data_script=description_script(description),
        citation=citation(description, made, words),
        **parts,
    )
