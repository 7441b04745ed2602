"""The command `workbook run`: progress, log, closing lines and exit code."""

from antikorupsi.cli.faults import FAULT, UNNOTIFIED
from antikorupsi.cli.logging import RunLog
from antikorupsi.cli.progress import ReportProgress
from antikorupsi.cli.terminal import SafeConsole, one_line
from antikorupsi.common import Language
from antikorupsi.run import Event, Run, RunOptions, folder_of, run

_MOST_NAMES = 50  # of pages without a report for the same reason, in one line


def run_and_report(options: RunOptions, log: RunLog, words: Language, console: SafeConsole, errors: SafeConsole) -> int:
    """Makes the reports, prints and logs events, and returns the exit code.

    1 for errors, 70 if the workbook failed on a file, 75 if nobody could be told what changed, 128 + its number after
    a signal.
    """
    with ReportProgress(console, words, folder_of(options)) as progress:

        def handle(event: Event) -> None:
            log.handle(event)
            progress.handle(event)

        ended = run(options, handle)
    for line in _faults(ended, options.parameters.period, words):
        errors.print(one_line(line))
    if ended.signal:
        return 128 + ended.signal
    console.print(_summary(ended, words))
    if ended.faults:
        return FAULT
    if ended.unnotified:
        return UNNOTIFIED
    return 1 if ended.failed or ended.data_errors else 0


def _faults(ended: Run, period: str, words: Language) -> list[str]:
    say = words.say
    lines = [
        say("{name}: no new report. {error}", name=_listed(names, words), error=error)
        for error, names in _names_by_error(ended).items()
    ]
    if count := ended.data_errors:
        lines.append(
            say(
                "{count} [error|errors] in the spreadsheets; see: workbook check --period {period}",
                count=count,
                period=period,
            )
        )
    if count := ended.faults:
        lines.append(
            say("{count} [file|files] could not be read for a fault of the workbook; please report it.", count=count)
        )
    if ended.unnotified:
        why = ended.unnotified.said(words)
        lines.append(say("{why} The reports are published; the next run tells it again.", why=why))
    if ended.signal:
        lines.append(say("The run was stopped; the next one makes what is missing."))
    return lines


def _listed(names: list[str], words: Language) -> str:
    """The names in one line; of very many, which all lack a report for one reason, the first."""
    if len(names) <= _MOST_NAMES:
        return ", ".join(names)
    shown = ", ".join(names[:_MOST_NAMES])
    return words.say(
        "{names} and {count} more (workbook status lists them)", names=shown, count=len(names) - _MOST_NAMES
    )


def _names_by_error(ended: Run) -> dict[str, list[str]]:
    """The names of the pages that failed, by the reason: that a cluster is gone is said once, not for every page."""
    names: dict[str, list[str]] = {}
    for outcome in ended.failed:
        names.setdefault(outcome.error, []).append(outcome.job.name)
    return names


def _summary(ended: Run, words: Language) -> str:
    made, others = ended.made, ended.up_to_date
    if not others:
        return words.say("{made} [page|pages] made. Index: {path}", made=made, path=ended.index)
    return words.say(
        "{made} [page|pages] made, {others} [was|were] up to date. Index: {path}",
        made=made,
        others=others,
        path=ended.index,
    )
