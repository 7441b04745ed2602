"""Observations and findings to search: DataTables in JupyterLab, the first rows elsewhere."""

import json

import pandas as pd

from antikorupsi.assess import Assessment, item_name
from antikorupsi.common import Language, each_row, is_missing, markup
from antikorupsi.ingest import FindingRow, Observation, say_finding
from antikorupsi.rules import instrument_name
from antikorupsi.show.exploring.shown import Shown
from antikorupsi.show.figure_words import label_words
from antikorupsi.show.marks import named_in_text
from antikorupsi.show.number_words import observed
from antikorupsi.show.wording import SEVERITY_WORDS

_FIRST = 8
_MOST = 20_000  # rows of a page; of a larger table only the rows of the region are shown


def searchable(found: pd.DataFrame, language: Language, caption: str) -> Shown:
    """A table that is searched and sorted where JupyterLab shows it, and by its first rows elsewhere."""
    rows = [[str(value) for value in row] for row in found.head(_FIRST).itertuples(index=False)]
    table = markup.table(list(found.columns), rows, caption)
    more = len(found) - len(rows)
    told = language.say("And {count} more: JupyterLab shows and searches all of them.", count=language.number(more, 0))
    facts = markup.joined(table, markup.paragraph(told) if more > 0 else None)
    return Shown(facts, lambda: {"text/html": _datatable(found, language, caption)})


def _datatable(found: pd.DataFrame, language: Language, caption: str) -> str:
    """The whole table with the library in it, so that nothing is fetched."""
    from itables import options, to_html_datatable
    from itables.javascript import generate_init_offline_itables_html

    say = language.say
    words = {
        "search": say("Search:"),
        "info": say("_START_ to _END_ of _TOTAL_"),
        "infoEmpty": say("no row"),
        "infoFiltered": say("(out of _MAX_)"),
        "lengthMenu": say("_MENU_ rows a page"),
        "zeroRecords": say("No row holds these words."),
        "thousands": language.number(1000, 0)[1],
    }
    left = [{"className": "dt-left", "targets": "_all"}]
    table = to_html_datatable(
        found,
        caption,
        connected=False,
        maxBytes=0,
        showIndex=False,
        language=words,
        columnDefs=left,
        classes="display compact",
    )
    return generate_init_offline_itables_html(options.dt_bundle) + table


def figures_to_search(assessment: Assessment, language: Language, code: str) -> pd.DataFrame:
    """One row per figure with its region, value, year and cell; of a very large period only those of one region."""
    seen = (
        assessment.kept_observations
        if len(assessment.kept_observations) <= _MOST
        else assessment.rows_of("observations", code)
    )
    say, names = language.say, _names(assessment)
    rows = [
        (
            names.get(row.region, row.region),
            instrument_name(row.instrument, language.code, row.year),
            item_name(row.instrument, row.item, assessment.framework, language.code, row.year),
            row.year,
            observed(row.value, language)
            if row.value is not None and not is_missing(row.value)
            else label_words(str(row.label), language),
            ", ".join((row.file, row.sheet, row.cell)),
        )
        for row in each_row(seen, Observation)
    ]
    headings = [say("Region"), say("Instrument"), say("Item"), say("Year"), say("Value"), say("File, sheet, cell")]
    return pd.DataFrame(rows, columns=headings)


def findings_to_search(assessment: Assessment, language: Language) -> pd.DataFrame:
    """One row per problem with the data: where, how severe, what is wrong, how to mend it."""
    say, rows = language.say, []
    for row in each_row(assessment.findings, FindingRow):
        said = say_finding(row.rule, json.loads(row.details), language)
        place = ", ".join(part for part in (row.file, row.sheet, row.cell) if part)
        rows.append((place, say(SEVERITY_WORDS[row.severity]), said.message, said.remedy))
    headings = [say("Place"), say("Severity"), say("What is wrong"), say("How to mend it")]
    return pd.DataFrame(rows, columns=headings)


def _names(assessment: Assessment) -> dict[str, str]:
    """By code: the names of regions and provinces, since provinces appear under their two digits."""
    regions = assessment.period.regions
    provinces = {province.code: province.name for province in regions.provinces}
    return {region.code: named_in_text(region) for region in regions} | provinces
