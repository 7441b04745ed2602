"""What was received and counts nowhere, over all regions."""

from antikorupsi.assess import CountryView, UnusedRow, unused_by_sheet
from antikorupsi.common import Html, each_row, markup
from antikorupsi.rules import instrument_name
from antikorupsi.show.unused import ranges_text, why_unused_text


def unused_figures(view: CountryView) -> Html:
    """One row per sheet, instrument and reason: which figures were received and count nowhere, or a sentence."""
    assessment, words, say = view.assessment, view.words, view.words.say
    rows = [
        [
            f"{row.file}, {row.sheet}",
            ranges_text(row.cells, words),
            str(row.figures),
            f"{instrument_name(row.instrument, words.code, row.years[0])} {words.listing(list(map(str, row.years)))}",
            why_unused_text(row.why, row.instrument, assessment, words),
        ]
        for row in each_row(unused_by_sheet(assessment.unused), UnusedRow)
    ]
    if not rows:
        return Html(markup.paragraph(say("Every figure that was received is used.")))
    headings = [say("Sheet"), say("Cells"), say("Number of figures"), say("Instrument"), say("Not used because")]
    return Html(markup.table(headings, rows, say("Received, not used"), numeric=[2]))
