"""What was received and counts nowhere, over all regions."""

from antikorupsi.assess import CountryView, UnusedRow, unused_by_sheet
from antikorupsi.common import Html, each_row, markup
from antikorupsi.rules import instrument_name
from antikorupsi.show.unused import ranges_text
from antikorupsi.show.wording import WHY_WORDS


def unused_figures(view: CountryView) -> Html:
    """One row per sheet, instrument and reason: which figures were received and count nowhere, or a sentence."""
    assessment, words = view.assessment, view.words
    rows = [
        [
            f"{row.file}, {row.sheet}",
            ranges_text(row.cells, words),
            str(row.figures),
            f"{instrument_name(row.instrument, words.code, row.years[0])} {words.listing(list(map(str, row.years)))}",
            words.say(WHY_WORDS[row.why]),
        ]
        for row in each_row(unused_by_sheet(assessment.unused), UnusedRow)
    ]
    if not rows:
        return Html(markup.paragraph(words.say("Every figure that was received is used.")))
    headings = [
        words.say("Sheet"),
        words.say("Cells"),
        words.say("Number of figures"),
        words.say("Instrument"),
        words.say("Not used because"),
    ]
    return Html(markup.table(headings, rows, words.say("Received, not used"), numeric=[2]))
