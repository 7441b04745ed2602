"""The command `workbook run`: what is said while a run is at work and when it has ended."""

from rich.console import Console

from antikorupsi.cli.faults import FAULT
from antikorupsi.cli.logging import RunLog
from antikorupsi.cli.progress import ReportProgress
from antikorupsi.run import Event, Run, RunOptions, run


def run_and_tell(options: RunOptions, log: str, console: Console, errors: Console) -> int:
    """Runs, tells people and the log, and gives the exit code.

    1 for errors, 70 where the workbook failed on a file, 128 + its number after a signal.
    """
    written = RunLog(log, options.parameters.period, options.parameters.raw)
    with ReportProgress(console) as progress:

        def hear(event: Event) -> None:
            written.hear(event)
            progress.hear(event)

        ended = run(options, hear)
    for outcome in ended.failed:
        errors.print(f"{outcome.job.name}: no new report. {outcome.error}", highlight=False, markup=False)
    if ended.data_errors:
        period = options.parameters.period
        errors.print(f"{ended.data_errors} errors in the spreadsheets; see: workbook check --period {period}")
    if ended.faults:
        errors.print(f"{ended.faults} files could not be read for a fault of the workbook; please report it.")
    if ended.signal:
        errors.print("The run was stopped; the next one makes what is missing.")
        return 128 + ended.signal
    if console.is_terminal:
        console.print(_said(ended), soft_wrap=True, highlight=False, markup=False)
    if ended.faults:
        return FAULT
    return 1 if ended.failed or ended.data_errors else 0


def _said(ended: Run) -> str:
    up_to_date = f", {ended.up_to_date} were up to date" if ended.up_to_date else ""
    return f"{ended.made} pages made{up_to_date}. Index: {ended.index}"
