"""A whole fictitious period: agencies' files, working papers, surveys, faults, and the truth beside the folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from antikorupsi.common import DEFAULT_FRAMEWORK, WorkbookError
from antikorupsi.rules import STAGES, Framework, Regions, frameworks
from antikorupsi.simulate.agencies import agency_books
from antikorupsi.simulate.country import make_country, region_list
from antikorupsi.simulate.drafts import BookDraft
from antikorupsi.simulate.oddities import odd_books, plant_in_sheets
from antikorupsi.simulate.papers import paper_books
from antikorupsi.simulate.planting import clippings, plant_in_cells, planted_papers
from antikorupsi.simulate.story import ASSESSMENT_YEAR
from antikorupsi.simulate.surveys import survey_books, survey_results
from antikorupsi.simulate.texts import csv_bytes, ods_bytes
from antikorupsi.simulate.truth import Truth
from antikorupsi.simulate.village_country import make_villages
from antikorupsi.simulate.xlsx import xlsx_bytes

DEFAULT_REGIONS, DEFAULT_SEED, DEFAULT_SHARE = 514, 1, 0.01
_WHOLE = 0.6  # of a damaged file, as an interrupted download leaves it
_PERIOD = """\
# A simulated country: every figure here is invented, and reports say so on every page.
year: {year}
framework: {framework}
regions: wilayah.csv
simulated: true
"""
_README = """\
# A simulated country

Everything in this folder is invented: {regions} fictitious regions, in files as agencies send them, with faults put in
on purpose. It was written by `workbook simulate --regions {regions} --seed {seed} --faults {share:g}{also}`; the same
call gives the same bytes. What a careful reader finds in it stands in the folder `{truth}` beside this one.
"""


@dataclass(frozen=True)
class Simulated:
    """Where a country and its truth were written, and what is in them."""

    folder: Path
    truth_folder: Path
    files: int
    truth: Truth


def simulate(
    folder: Path,
    regions: int = DEFAULT_REGIONS,
    seed: int = DEFAULT_SEED,
    faults: float = DEFAULT_SHARE,
    paper_years: int = 1,
    framework: str = DEFAULT_FRAMEWORK,
) -> Simulated:
    """Writes a fictitious country into a new folder, and the truth into `<folder>-kebenaran` beside it.

    `faults` is the share of the cells where a fault may lie that get it, at least one of each; 0 plants none.
    `paper_years` gives every region working papers of so many years. A `framework` that assesses villages makes it a
    country of villages. The same arguments give the same bytes. The truth lies outside, so that no reader takes it for
    input and the folder can be handed to trainees as it is.
    Raises WorkbookError where the folder holds something already, or a number makes no sense.
    """
    if not 0 <= faults <= 1 / 4:
        raise WorkbookError(f"The share of faults is between 0 and 0.25, not {faults:g}.")
    truth_folder = folder.parent / f"{folder.name}-kebenaran"
    for taken in (folder, truth_folder):
        if taken.exists() and (not taken.is_dir() or any(taken.iterdir())):
            raise WorkbookError(f"{taken} is there already and not empty. Name a new folder.")
    applied = frameworks.load(framework)
    country = (make_villages if applied.assesses == "desa" else make_country)(regions, seed)
    folder.mkdir(parents=True, exist_ok=True)
    truth, files = Truth(), 0
    for book in _books(country, applied, seed, faults, paper_years):
        (folder / book.file).write_bytes(_bytes_of(book))
        truth.add(book)
        files += 1
    also = "" if framework == DEFAULT_FRAMEWORK else f" --framework {framework}"
    described = _README.format(regions=regions, seed=seed, share=faults, also=also, truth=truth_folder.name)
    period = _PERIOD.format(year=ASSESSMENT_YEAR, framework=framework)
    for name, text in (("wilayah.csv", region_list(country)), ("periode.yaml", period), ("README.md", described)):
        (folder / name).write_bytes(text.encode())
    truth.write(truth_folder)
    return Simulated(folder, truth_folder, files, truth)


def _books(country: Regions, framework: Framework, seed: int, share: float, paper_years: int) -> Iterable[BookDraft]:
    """All files; the papers come last and one by one."""
    surveys = list(survey_books(country, seed))
    agencies = agency_books(country, seed, framework)
    books = [*agencies, *surveys]
    if share:
        plant_in_cells(books, country, share, seed)
        plant_in_sheets(agencies, country, seed)
        books += [*odd_books(country, seed), *clippings(books, country, share, seed)]
    for book in surveys:
        book.sheets[0].figures = survey_results(book.sheets[0], _code_of(book))
    years = range(ASSESSMENT_YEAR - paper_years + 1, ASSESSMENT_YEAR + 1)
    papers = paper_books(country, seed, years, framework)
    number = len(country) * len(years) * len(STAGES)
    return chain(books, planted_papers(papers, number, country, share, seed))


def _code_of(book: BookDraft) -> str:
    return book.file.split()[1]


def _bytes_of(book: BookDraft) -> bytes:
    """The file as it lies in the folder."""
    if book.whole_file_fault == "file_of_other_kind":
        return b"%PDF-1.4\n% SIMULASI: surat pengantar tanpa tabel\n%%EOF\n"
    writers = {".csv": csv_bytes, ".ods": ods_bytes, ".xlsx": xlsx_bytes}
    content = writers[Path(book.file).suffix](book)
    return content[: int(len(content) * _WHOLE)] if book.whole_file_fault == "file_damaged" else content
