"""The command `workbook run`: progress, log, closing lines and exit code."""

from antikorupsi.cli.faults import FAULT, UNNOTIFIED
from antikorupsi.cli.logging import RunLog
from antikorupsi.cli.progress import ReportProgress
from antikorupsi.cli.terminal import SafeConsole
from antikorupsi.run import Event, Run, RunOptions, run


def run_and_report(options: RunOptions, log: str, console: SafeConsole, errors: SafeConsole) -> int:
    """Makes the reports, prints and logs events, and returns the exit code.

    1 for errors, 70 if the workbook failed on a file, 75 if nobody could be told what changed, 128 + its number after
    a signal.
    """
    log_file = RunLog(log, options.parameters.period, options.parameters.raw)
    with ReportProgress(console) as progress:

        def handle(event: Event) -> None:
            log_file.handle(event)
            progress.handle(event)

        ended = run(options, handle)
    for outcome in ended.failed:
        errors.print(f"{outcome.job.name}: no new report. {outcome.error}")
    if ended.data_errors:
        period = options.parameters.period
        errors.print(f"{ended.data_errors} errors in the spreadsheets; see: workbook check --period {period}")
    if ended.faults:
        errors.print(f"{ended.faults} files could not be read for a fault of the workbook; please report it.")
    if ended.unnotified:
        errors.print(f"{ended.unnotified} The reports are published; the next run tells it again.")
    if ended.signal:
        errors.print("The run was stopped; the next one makes what is missing.")
        return 128 + ended.signal
    if console.is_terminal:
        console.print(_summary(ended))
    if ended.faults:
        return FAULT
    if ended.unnotified:
        return UNNOTIFIED
    return 1 if ended.failed or ended.data_errors else 0


def _summary(ended: Run) -> str:
    up_to_date = f", {ended.up_to_date} were up to date" if ended.up_to_date else ""
    return f"{ended.made} pages made{up_to_date}. Index: {ended.index}"
