"""Who must send what, over all regions: the table of the overview and the rows of `workbook needs`."""

from collections import Counter

import pandas as pd

from antikorupsi.assess import AgencyRow, Assessment, CountryView, MissingFigureRow, PeriodTables, count_by_agency
from antikorupsi.common import Html, Language, each_row, markup, tag
from antikorupsi.rules import Criterion, LabelInConsecutiveYears
from antikorupsi.show.chart_bars import Bar, Part, ranked_bars
from antikorupsi.show.figure_words import deciding_years, due_words, in_sentence
from antikorupsi.show.wording import NO_VERDICT_WORDS

_ANCHOR = "kirim"


def missing_figures(view: CountryView) -> Html | None:
    """A bar per agency: figures missing, and for which criteria; the numbers in a folded table. None where none is."""
    assessment, words, say = view.assessment, view.words, view.words.say
    missing = assessment.missing_figures
    counts = count_by_agency(missing[missing["region"].isin(assessment.codes_in(view.province))])
    if counts.empty:
        return None
    headings = [say("Agency"), say("Criterion"), say("Years"), say("Figures missing")]
    headings += [say("Regions that it would settle by itself")]
    rows = [
        [
            row.owner,
            words.pick((criterion := assessment.framework.criterion(row.criterion)).name),
            years_words(criterion, assessment, words),
            words.number(row.missing, 0),
            words.number(row.settles, 0),
        ]
        for row in each_row(counts, AgencyRow)
    ]
    caption = say("Regions that fail no criterion: what is missing, the most first")
    title = markup.heading(say("Who must send what"), _ANCHOR)
    table = markup.table(headings, rows, caption, numeric=[3, 4])
    folded = tag("details", tag("summary", say("The numbers of each agency and criterion")), table)
    return markup.joined(title, _bars(counts, assessment, words), folded)


def _bars(counts: pd.DataFrame, assessment: Assessment, words: Language) -> Html:
    """A bar per agency, the most figures missing first."""
    criteria: dict[str, list[str]] = {}
    missing: Counter[str] = Counter()
    for row in each_row(counts, AgencyRow):
        missing[row.owner] += row.missing
        name = words.pick(assessment.framework.criterion(row.criterion).name)
        criteria.setdefault(row.owner, []).append(in_sentence(name))
    bars = [
        Bar(
            owner,
            [
                Part(count, "missing", words.say("{count} [figure|figures]", count=words.number(count, 0))),
                Part(0, "missing", words.listing(criteria[owner])),
            ],
        )
        for owner, count in missing.most_common()
    ]
    title = words.say("Figures that are awaited from each agency, for regions that fail no criterion")
    return ranked_bars(title, bars, whole=max(missing.values()))


def missing_by_agency(view: CountryView, table: str = "") -> Html | None:
    """Who must send how many figures, in one paragraph; `table` is the page that lists them by criterion, if any."""
    assessment, words = view.assessment, view.words
    missing = assessment.missing_figures.groupby("owner")["figures"].sum()
    if missing.empty:
        return None
    said = [
        words.say("{word}: {count}", word=owner, count=words.number(count, 0))
        for owner, count in sorted(missing.items(), key=lambda count: (-count[1], count[0]))
    ]
    title = words.say("Who must send what")
    heading = tag("a", title, href=f"{table}#{_ANCHOR}") if table else tag("span", title)
    return Html(tag("p", heading, ": ", words.say("figures that are missing"), ": ", "; ".join(said), "."))


def need_sentence(row: AgencyRow, assessment: Assessment, words: Language) -> str:
    """One agency and criterion in a line."""
    criterion = assessment.framework.criterion(row.criterion)
    return words.say(
        "{agency}: {criterion} ({years}): {missing} [figure is|figures are] missing; {settles} [region|regions] "
        "would be settled by it.",
        agency=row.owner,
        criterion=in_sentence(words.pick(criterion.name)),
        years=years_words(criterion, assessment, words),
        missing=words.number(row.missing, 0),
        settles=words.number(row.settles, 0),
    )


def missing_rows(assessment: Assessment, words: Language) -> pd.DataFrame:
    """One row per figure that is missing, in the words of a letter, with the day by which it was due."""
    criteria = {criterion.id: criterion for criterion in assessment.framework.criteria}
    rows = [
        (
            row.owner,
            words.pick(criteria[row.criterion].name),
            row.region,
            (region := assessment.period.regions.get(row.region)).name,
            region.province,
            year,
            words.say(NO_VERDICT_WORDS[row.reason]),
            words.say("yes") if row.settles else words.say("no"),
            *_due(row, int(year) if row.years else None, assessment, words),
        )
        for row in each_row(assessment.missing_figures, MissingFigureRow)
        for year in row.years.split() or [years_words(criteria[row.criterion], assessment, words)]
    ]
    return pd.DataFrame(rows, columns=missing_headings(words))


def _due(row: MissingFigureRow, year: int | None, assessment: Assessment, words: Language) -> tuple[str, str]:
    """The day by which a figure is due, and how many days it is late: none where it came and only does not decide."""
    delivery = assessment.delivery_of(assessment.framework.criterion(row.criterion).instrument, row.region, year)
    if delivery is None:
        return "", ""
    late = 0 if row.region in delivery.came else delivery.days_late(assessment.today)
    return due_words(delivery.due, delivery.due_basis, words), words.number(late, 0) if late else ""


def missing_headings(words: Language) -> list[str]:
    """The headings of missing_rows; by the first eight, which earlier versions wrote alone, a file of them is known."""
    say = words.say
    return [
        say("Agency"),
        say("Criterion"),
        say("Code"),
        say("Region"),
        say("Province"),
        say("Years"),
        say("What is there"),
        say("Would settle the verdict"),
        say("Due"),
        say("Days late"),
    ]


def years_words(criterion: Criterion, assessment: PeriodTables, words: Language) -> str:
    """The years whose figures may decide: of checks the one that stands on the day of the verdict."""
    if criterion.checks:
        return words.say("on {day}", day=words.date(assessment.as_of.day))
    years = [str(year) for year in deciding_years(criterion, assessment)]
    if isinstance(criterion.rule, LabelInConsecutiveYears) or len(years) == 1:
        return words.listing(years)
    return words.say("{newest} or {older}", newest=years[-1], older=years[0])
