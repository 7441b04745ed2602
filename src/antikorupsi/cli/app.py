"""The commands and their exit codes.

0 all well; 1 a report failed or the input has errors; 2 wrong use; 70 the workbook itself failed on a file, and what
could be published is; 128 + n after signal n.
"""

import sys
from typing import Annotated

import typer

from antikorupsi.assess import Parameters, with_tried
from antikorupsi.cli.checking import print_check
from antikorupsi.cli.terminal import SafeConsole
from antikorupsi.cli.tracing import print_trace
from antikorupsi.common import (
    DEFAULT_LANGUAGE,
    DEFAULT_PERIOD,
    LANGUAGES,
    WorkbookError,
    checked_base_url,
    from_root,
    given_path,
    place_to_write,
    translate_disk_errors,
)

app = typer.Typer(
    help="Assessment workbook for anti-corruption pilot regencies and cities.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_PRINTED = "en"  # the language of commands and of their errors
_CODES = " or ".join(LANGUAGES)
console = SafeConsole()
errors = SafeConsole(stderr=True)

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


@app.command()
def run(
    period: PeriodOption = DEFAULT_PERIOD,
    region: Annotated[list[str] | None, typer.Option(help="Name, slug or code; may be repeated.")] = None,
    province: Annotated[str, typer.Option(help="All regions of a province, by code or name.")] = "",
    candidates: Annotated[
        bool, typer.Option("--candidates", help="The pilots and candidates in the published final scores.")
    ] = False,
    language: LanguageOption = DEFAULT_LANGUAGE,
    framework: FrameworkOption = "",
    weights: WeightsOption = "",
    overrides: OverridesOption = "{}",
    as_of: AsOfOption = "",
    oldest_figure_years: OldestOption = None,
    today: TodayOption = "",
    jobs: Annotated[
        int, typer.Option(min=0, help="Reports made at the same time; 0: as many as cores and memory bear.")
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
) -> None:
    """Make the overview, the reports of the chosen regions (all, if none is chosen) and the index.

    Only what is out of date is made. On a terminal a bar shows the progress; elsewhere only faults are said.
    """
    from antikorupsi.cli.running import run_and_report
    from antikorupsi.run import RunOptions, read_formats

    parameters = _parameters(period, language, raw, framework, weights, overrides, as_of, oldest_figure_years, today)
    chosen = (tuple(region or ()), province, candidates)
    address = checked_base_url(base_url)
    options = RunOptions(parameters, *chosen, reports, jobs, read_formats(formats), force, cold, dask, address)
    raise typer.Exit(run_and_report(options, log, console, errors))


@app.command()
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
    from antikorupsi.run import RunOptions

    options = RunOptions(
        _parameters(period, language, raw, framework, weights, overrides, as_of, oldest_figure_years, today),
        reports=reports,
    )
    raise typer.Exit(print_status(options, max_age, console, every=every))


@app.command()
def check(
    period: PeriodOption = DEFAULT_PERIOD, language: SpokenOption = "", raw: RawOption = "", reports: ReportsOption = ""
) -> None:
    """Read and judge the spreadsheets only: what became of every row, findings.xlsx and marked copies."""
    assessment = _parameters(period, language or DEFAULT_LANGUAGE, raw).assessment()
    words = (assessment.words(language or _PRINTED), assessment.words(language or DEFAULT_LANGUAGE))
    raise typer.Exit(print_check(assessment, *words, reports, console, errors))


@app.command()
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
    assessment = _parameters(
        period, language, raw, framework, weights, overrides, as_of, oldest_figure_years
    ).assessment()
    print_trace(assessment.region(region, language), figure, console)


@app.command()
def review(
    region: Annotated[str, typer.Argument(help="Name, slug or code.")],
    period: PeriodOption = DEFAULT_PERIOD,
    language: LanguageOption = DEFAULT_LANGUAGE,
    as_of: AsOfOption = "",
    raw: RawOption = "",
) -> None:
    """Print a report's review code, and a row for the form of reviews to which only the outcome must be added."""
    from antikorupsi.cli.reviewing import print_review

    assessment = _parameters(period, language, raw, as_of=as_of).assessment()
    print_review(assessment.region(region, language), console)


@app.command()
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
    print_needs(assessment, *words, file, console)


@app.command()
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
    with translate_disk_errors(place):
        forms = write_forms(place, assessment.framework, assessment.period.regions, assessment.words(language))
    console.print(f"{len(forms)} forms: {folder}")


@app.command()
def simulate(
    folder: Annotated[str, typer.Argument(help="A new folder for the country.")],
    regions: Annotated[int, typer.Option(help="How many regions, 1 to 594; of villages 1 to 89100.")] = 514,
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.")] = 1,
    faults: Annotated[float, typer.Option(help="Share of the cells of each kind of fault, 0 to 0.25.")] = 0.01,
    framework: Annotated[str, typer.Option(help="Framework; desa-2021 gives a country of villages.")] = "kabkota-2025",
) -> None:
    """Write a simulated country with life-like faults, and the truth beside it, for training and load tests."""
    from antikorupsi.cli.simulating import write_simulation

    write_simulation(folder, regions, seed, faults, framework, console)


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


def main() -> None:
    """Runs the command; a fault a user can mend is one sentence and exit code 2, a programming error a trace."""
    from antikorupsi.rules import RegionError

    try:
        app()
    except (WorkbookError, RegionError) as error:
        errors.print(str(error))
        sys.exit(2)
