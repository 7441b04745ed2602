"""The commands and their exit codes; what a command needs is imported when it is called, so that help comes at once.

0 all well; 1 a report failed or the input has errors; 2 wrong use; 70 the workbook itself failed; 75 the program of
--notify failed, and all is published; 128 + n after signal n.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from antikorupsi.cli.faults import FAULT
from antikorupsi.cli.utf8 import use_utf8
from antikorupsi.common import (
    DEFAULT_LANGUAGE,
    DEFAULT_PERIOD,
    LANGUAGES,
    WorkbookError,
    checked_base_url,
    choose_project,
    count_of,
    from_root,
    given_path,
    place_to_write,
    temporary_files,
    translate_disk_errors,
)

if TYPE_CHECKING:
    from antikorupsi.assess import Parameters
    from antikorupsi.cli.terminal import SafeConsole
    from antikorupsi.run import RunOptions

app = typer.Typer(
    help="Assessment workbook for anti-corruption pilot regencies and cities.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: laying it out with rich takes twice as long as all else
)
_PROJECT = "--project"
_PRINTED = "en"  # the language of commands and of their errors
_CODES = " or ".join(LANGUAGES)

PeriodOption = Annotated[str, typer.Option(help="Folder below data/raw.")]
LanguageOption = Annotated[str, typer.Option(help=f"Language of the reports: {_CODES}.")]
SpokenOption = Annotated[
    str,
    typer.Option(help=f"Language of what is printed and of files: {_CODES}; default: print English, write Indonesian."),
]
FrameworkOption = Annotated[str, typer.Option(help="Framework, such as kabkota-2024; default: the period's own.")]
WeightsOption = Annotated[str, typer.Option(help="Weights, such as equal_components; default: the framework's own.")]
OverridesOption = Annotated[
    str, typer.Option(help='Thresholds and weights to try, such as {"spi": 68, "i07": 2}, or a file of parameters.')
]
AsOfOption = Annotated[
    str, typer.Option(help="Day of the verdicts, such as 2025-01-17; default: 31 December of the assessment year.")
]
OldestOption = Annotated[
    int | None, typer.Option(help="How many years old a figure may be that decides; default: as in the framework.")
]
TodayOption = Annotated[
    str,
    typer.Option(help="Day at which reviews, deliveries and due dates are measured; default: the latest in any input."),
]
RawOption = Annotated[str, typer.Option(help="Folder with the periods' spreadsheets instead of data/raw.")]
ReportsOption = Annotated[str, typer.Option(help="Folder for the reports instead of reports.")]


@app.callback()
def everywhere(
    project: Annotated[
        str, typer.Option(_PROJECT, help="Folder of the project; default: the nearest one from here upwards.")
    ] = "",
) -> None:
    """What all commands have; it may also stand behind their names."""
    if project:
        choose_project(project)


@app.command(short_help="Make the pages that are out of date, and the index.")
def run(
    period: PeriodOption = DEFAULT_PERIOD,
    region: Annotated[list[str] | None, typer.Option(help="Name, slug or code; may be repeated.")] = None,
    province: Annotated[str, typer.Option(help="All regions of a province, by code or name.")] = "",
    candidates: Annotated[
        bool, typer.Option("--candidates", help="The pilots and candidates in the published final scores.")
    ] = False,
    with_data: Annotated[
        bool, typer.Option("--with-data", help="Of these regions only those that have figures.")
    ] = False,
    language: SpokenOption = "",
    framework: FrameworkOption = "",
    weights: WeightsOption = "",
    overrides: OverridesOption = "{}",
    as_of: AsOfOption = "",
    oldest_figure_years: OldestOption = None,
    today: TodayOption = "",
    jobs: Annotated[
        int, typer.Option(min=0, help="Reports made at the same time; 0: as many as cores and memory allow.")
    ] = 0,
    raw: RawOption = "",
    reports: ReportsOption = "",
    formats: Annotated[str, typer.Option(help="What to make besides the page: pdf, xlsx, or html for neither.")] = (
        "html,pdf,xlsx"
    ),
    force: Annotated[bool, typer.Option("--force", help="Make also the pages that are not out of date.")] = False,
    cold: Annotated[bool, typer.Option("--cold", help="Start an ordinary kernel for every report.")] = False,
    dask: Annotated[
        str, typer.Option(help="Address of a dask.distributed scheduler whose workers make the reports.")
    ] = "",
    base_url: Annotated[
        str, typer.Option(help="Address under which the folder of the period is served, to be cited by.")
    ] = "",
    log: Annotated[str, typer.Option(help="File to which every step is added, as lines of JSON.")] = "",
    notify: Annotated[
        str, typer.Option(help="Program that gets what changed, as JSON, once it is published; see docs/scheduling.md.")
    ] = "",
) -> None:
    """Make the overview, the reports of the chosen regions (all, if none is chosen) and the index.

    Only what is out of date is made. On a terminal a bar shows the progress, elsewhere a line every tenth of the pages.
    """
    from antikorupsi.cli.logging import RunLog
    from antikorupsi.cli.running import run_and_report
    from antikorupsi.common import Language
    from antikorupsi.run import RunOptions, read_command, read_formats

    with RunLog(log, period, raw) as log_file, temporary_files():
        asked = (raw, framework, weights, overrides, as_of, oldest_figure_years, today)
        parameters = _parameters(period, language or DEFAULT_LANGUAGE, *asked)
        chosen = (tuple(region or ()), province, candidates)
        address, command = checked_base_url(base_url), read_command(notify)
        options = RunOptions(
            parameters, *chosen, reports, jobs, read_formats(formats), force, cold, dask, address, with_data, command
        )
        code = run_and_report(options, log_file, Language(language or _PRINTED), _console(), _errors())
    raise typer.Exit(code)


@app.command(short_help="Say what is published, out of date or failed, and why.")
def status(
    period: PeriodOption = DEFAULT_PERIOD,
    language: LanguageOption = DEFAULT_LANGUAGE,
    framework: FrameworkOption = "",
    weights: WeightsOption = "",
    overrides: OverridesOption = "{}",
    as_of: AsOfOption = "",
    oldest_figure_years: OldestOption = None,
    today: TodayOption = "",
    raw: RawOption = "",
    reports: ReportsOption = "",
    max_age: Annotated[str, typer.Option(help="Exit 1 where no run ended within this time, such as 26h.")] = "",
    every: Annotated[bool, typer.Option("--all", help="List also the pages that are as they should be.")] = False,
) -> None:
    """Say what is published, what is out of date and why, what failed and why, without running anything.

    Exit 1 where a report failed or was altered, a run was interrupted, or none ended within --max-age.
    """
    from antikorupsi.cli.reporting import print_status

    asked = {
        "period": period,
        "language": language,
        "framework": framework,
        "weights": weights,
        "overrides": overrides,
        "as_of": as_of,
        "oldest_figure_years": "" if oldest_figure_years is None else str(oldest_figure_years),
        "today": today,
        "raw": str(given_path(raw, "folder of spreadsheets").resolve()) if raw else "",
        "reports": reports,
    }

    def options() -> RunOptions:
        from antikorupsi.run import RunOptions

        known = (period, language, raw, framework, weights, overrides, as_of, oldest_figure_years, today)
        return RunOptions(_parameters(*known), reports=reports)

    raise typer.Exit(print_status(asked, options, max_age, _console(), every=every))


@app.command(short_help="Read and judge only: accounts, findings, marked copies.")
def check(
    period: PeriodOption = DEFAULT_PERIOD, language: SpokenOption = "", raw: RawOption = "", reports: ReportsOption = ""
) -> None:
    """Read and judge the spreadsheets only: what became of every row, findings.xlsx and marked copies."""
    from antikorupsi.cli.checking import print_check

    assessment = _parameters(period, language or DEFAULT_LANGUAGE, raw).assessment()
    words = (assessment.words(language or _PRINTED), assessment.words(language or DEFAULT_LANGUAGE))
    with temporary_files():
        code = print_check(assessment, *words, reports, _console(), _errors())
    raise typer.Exit(code)


@app.command(short_help="From a printed figure to its cells, rules, assumptions.")
def trace(
    region: Annotated[str, typer.Argument(help="Name, slug or code.")],
    figure: Annotated[
        str, typer.Argument(help="A criterion (spi), an indicator (i07 or 7), a component (k2), total, or none.")
    ] = "",
    period: PeriodOption = DEFAULT_PERIOD,
    language: LanguageOption = DEFAULT_LANGUAGE,
    framework: FrameworkOption = "",
    weights: WeightsOption = "",
    overrides: OverridesOption = "{}",
    as_of: AsOfOption = "",
    oldest_figure_years: OldestOption = None,
    raw: RawOption = "",
) -> None:
    """From a printed figure to the cells, rules and assumptions behind it."""
    from antikorupsi.cli.tracing import print_trace

    assessment = _parameters(
        period, language, raw, framework, weights, overrides, as_of, oldest_figure_years
    ).assessment()
    print_trace(assessment.region(region, language), figure, _console())


@app.command(short_help="What is to review; of a region its code and a row for the form.")
def review(
    region: Annotated[str, typer.Argument(help="Name, slug or code; none: list what is still to review.")] = "",
    period: PeriodOption = DEFAULT_PERIOD,
    language: LanguageOption = DEFAULT_LANGUAGE,
    as_of: AsOfOption = "",
    raw: RawOption = "",
    reports: ReportsOption = "",
) -> None:
    """Print a report's review code, and a row for the form of reviews to which only the outcome must be added.

    Without a region list the reports with an objection, those changed since their review, and those not reviewed yet.
    """
    from antikorupsi.cli.reviewing import print_review, print_reviews_to_do
    from antikorupsi.common import reports_folder

    parameters = _parameters(period, language, raw, as_of=as_of)
    assessment = parameters.assessment()
    if region:
        print_review(assessment.region(region, language), _console())
        return
    folder = reports_folder(period, reports or None, parameters.raw or None)
    print_reviews_to_do(assessment, folder, assessment.words(language), _console())


@app.command(short_help="Who must send what, and how many regions it settles.")
def needs(
    file: Annotated[str, typer.Argument(help="CSV file with one row a figure, for the letters to the agencies.")] = "",
    period: PeriodOption = DEFAULT_PERIOD,
    language: SpokenOption = "",
    framework: FrameworkOption = "",
    as_of: AsOfOption = "",
    oldest_figure_years: OldestOption = None,
    today: TodayOption = "",
    raw: RawOption = "",
) -> None:
    """Who must send what, and what is late: by agency the figures that are missing, and what each would settle."""
    from antikorupsi.cli.needing import print_needs

    known = (period, language or DEFAULT_LANGUAGE, raw, framework)
    days = {"as_of": as_of, "today": today}
    assessment = _parameters(*known, oldest_figure_years=oldest_figure_years, **days).assessment()
    words = (assessment.words(language or _PRINTED), assessment.words(language or DEFAULT_LANGUAGE))
    print_needs(assessment, *words, file, _console())


@app.command(short_help="Write the empty forms to hand out.")
def templates(
    folder: Annotated[str, typer.Argument(help="Folder for the forms.")],
    period: PeriodOption = DEFAULT_PERIOD,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Write the empty forms to hand out: one for every instrument and for the panel's working papers."""
    from antikorupsi.publish import write_forms

    parameters = _parameters(period, language, "")
    assessment = parameters.assessment()
    place = place_to_write(folder, "folder of forms", period)
    with translate_disk_errors(place), temporary_files():
        forms = write_forms(place, assessment.framework, assessment.period.regions, assessment.words(language))
    _console().print(f"{count_of(len(forms), 'form', 'forms')}: {folder}")


@app.command(short_help="Write a simulated country with life-like faults.")
def simulate(
    folder: Annotated[str, typer.Argument(help="A new folder for the country.")],
    regions: Annotated[int, typer.Option(help="How many regions, 1 to 594; of villages 1 to 89100.")] = 514,
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.")] = 1,
    faults: Annotated[float, typer.Option(help="Share of the cells of each kind of fault, 0 to 0.25.")] = 0.01,
    framework: Annotated[str, typer.Option(help="Framework; desa-2021 gives a country of villages.")] = "kabkota-2025",
) -> None:
    """Write a simulated country with life-like faults, and the truth beside it, for training and load tests."""
    from antikorupsi.cli.simulating import write_simulation

    write_simulation(folder, regions, seed, faults, framework, _console())


@app.command(short_help="Write a project to assess in.")
def new(folder: Annotated[str, typer.Argument(help="Folder to write, which must not exist or be empty.")]) -> None:
    """Write a project to assess in: notebooks, spreadsheets, a folder for reports and a README."""
    from antikorupsi.cli.founding import write_project

    write_project(folder, _console())


@app.command(short_help="Write an example of a programme of one's own.")
def programme(period: Annotated[str, typer.Argument(help="Name of a new period: a folder below data/raw.")]) -> None:
    """Write a small commented programme of one's own, to be changed: units, criteria, indicators, an instrument."""
    from antikorupsi.cli.founding import write_programme

    write_programme(period, _console())


def _parameters(
    period: str,
    language: str,
    raw: str,
    framework: str = "",
    weights: str = "",
    overrides: str = "{}",
    as_of: str = "",
    oldest_figure_years: int | None = None,
    today: str = "",
) -> Parameters:
    from antikorupsi.assess import Parameters, with_tried

    given = {
        "period": period,
        "language": language,
        "framework": framework,
        "weights": weights,
        "raw": from_root(given_path(raw, "folder of spreadsheets").resolve()) if raw else "",
        "as_of": as_of,
        "oldest_figure_years": oldest_figure_years,
        "today": today,
    }
    return Parameters.check(with_tried(given, overrides))


def _project_first(arguments: list[str]) -> list[str]:
    """The arguments with `--project FOLDER` in front, where the option of all commands is looked for."""
    places = [place for place, said in enumerate(arguments) if said.partition("=")[0] == _PROJECT]
    if not places:
        return arguments
    first = places[0]
    after = first + (1 if "=" in arguments[first] else 2)
    return arguments[first:after] + arguments[:first] + arguments[after:]


def _console() -> SafeConsole:
    from antikorupsi.cli.terminal import SafeConsole

    return SafeConsole()


def _errors() -> SafeConsole:
    from antikorupsi.cli.terminal import SafeConsole

    return SafeConsole(stderr=True)


def main() -> None:
    """Runs the command; a fault a user can mend is one sentence and exit code 2, a programming error a trace and 70."""
    use_utf8()
    try:
        app(_project_first(sys.argv[1:]))
    except Exception as error:  # any exception: 1 would say that reports are published
        _end_with(error)


def _end_with(error: Exception) -> NoReturn:
    """Prints the sentence of a fault that a user can mend, the trace of any other; ends with 2 or 70."""
    import traceback

    from antikorupsi.rules import RegionError

    if isinstance(error, WorkbookError | RegionError):
        _errors().print_lines(str(error))
        sys.exit(2)
    _errors().print_lines("".join(traceback.format_exception(error)).rstrip())
    _errors().print("The workbook itself failed; please report these lines.")
    sys.exit(FAULT)
