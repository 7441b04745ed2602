"""Problems with the data, of one region and of a whole period, and the account of every sheet that was read."""

import json

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import CountryView, RegionAssessment
from antikorupsi.common import Html, Language, WorkbookError, each_row, expanded, markup
from antikorupsi.ingest import ROW_CLASSES, FindingRow, say_finding, unclosed_accounts
from antikorupsi.rules import instrument_name
from antikorupsi.show.wording import SEVERITY_WORDS


def findings(view: RegionAssessment) -> Html | None:
    """One row per problem with the region's data: where, what, how to mend it; None without any."""
    if view.findings.empty:
        return None
    title = markup.heading(view.language.say("Findings on the data"), "temuan")
    return markup.joined(title, _findings_table(view.findings, view.language))


def all_findings(view: CountryView) -> Html:
    """One row per problem with any file of the period."""
    assessment = view.assessment
    return Html(_findings_table(assessment.findings, view.words))


def _findings_table(found: pd.DataFrame, language: Language) -> Markup:
    say = language.say
    if found.empty:
        return markup.paragraph(say("No problem was found in the cells that were read."))
    headings = [say("Place"), say("Severity"), say("What is wrong"), say("How to mend it")]
    rows = [_row(row, language) for row in each_row(found, FindingRow)]
    return markup.table(headings, rows, say("{count} [finding|findings]", count=len(rows)), class_="findings")


def _row(found: FindingRow, language: Language) -> list[str]:
    said = say_finding(found.rule, json.loads(found.details), language)
    place = ", ".join(part for part in (found.file, found.sheet, found.cell) if part)
    return [place, language.say(SEVERITY_WORDS[found.severity]), said.message, said.remedy]


def rows_by_sheet(view: CountryView) -> Html:
    """One row per sheet: how many rows were read, and how many of each class, which add up to them."""
    assessment = view.assessment
    say = view.words.say
    names = [
        say("Title"),
        say("Header"),
        say("Blank"),
        say("Note"),
        say("Sum row"),
        say("Empty"),
        say("Figures"),
        say("Rejected"),
    ]
    headings = [say("Sheet"), say("Rows"), *names, say("Sum")]
    rows = [_account_row(account) for _, account in assessment.accounts.iterrows()]
    table = markup.table(headings, rows, say("What became of every row"), numeric=range(1, len(headings)))
    return Html(table)


def _account_row(account: pd.Series) -> list[str]:
    counts = [int(account[row_class]) for row_class in ROW_CLASSES]
    return [f"{account['file']}, {account['sheet']}", *map(str, [account["rows"], *counts, sum(counts)])]


def closed_accounts(view: CountryView) -> Html:
    """One sentence with the sums; raises WorkbookError naming the sheets whose rows or cells do not add up."""
    assessment = view.assessment
    if unclosed := unclosed_accounts(assessment.accounts):
        raise WorkbookError(f"Rows or cells are not accounted for in: {'; '.join(unclosed)}.")
    words, sums = view.words, assessment.accounts.sum(numeric_only=True)
    said = words.say(
        "All {rows} [row|rows] and {cells} filled [cell|cells] are accounted for: {figures} [figure|figures], "
        "{missing} [mark|marks] for no figure, {faulty} faulty [cell|cells].",
        **{name: words.number(sums[column], 0) for name, column in _SUMS.items()},
    )
    return Html(markup.paragraph(said))


_SUMS = {"rows": "rows", "cells": "cells", "figures": "observations", "missing": "missing", "faulty": "faulty"}


def observation_counts(view: CountryView) -> Html:
    """One row per instrument, one column per year: how many figures were read."""
    assessment, words = view.assessment, view.words
    read = expanded(assessment.kept_observations[["instrument", "year"]])
    counts = read.groupby(["instrument", "year"]).size().unstack(fill_value=0)
    rows = [[instrument_name(str(name), view.words.code), *map(str, row)] for name, row in counts.iterrows()]
    headings = [words.say("Instrument"), *map(str, counts.columns)]
    return Html(
        markup.table(headings, rows, words.say("Figures by instrument and year"), numeric=range(1, len(headings)))
    )
