"""The one province that the titles of a table name, which tells regions of equal names apart."""

from collections.abc import Iterable, Iterator

from antikorupsi.ingest.spreadsheets import text_of
from antikorupsi.ingest.tables.evidence import rows_near
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.titles import read_titles
from antikorupsi.rules import Province, Regions

_LONGEST_NAME = 4  # words: Daerah Istimewa Yogyakarta, Kepulauan Bangka Belitung


def province_of_titles(table: Table, regions: Regions) -> str:
    """The name of the province that titles, sheet or file name; "" where they name several, or rows lie elsewhere."""
    if regions.level == "desa" or table.sheet.turned:
        return ""
    texts = read_titles(table.sheet, rows_near(table.header_rows.start)).texts
    found = {province.code: province for text in texts for province in _named(normalised(text), regions)}
    if len(found) != 1:
        return ""
    code, province = found.popitem()
    return "" if any(other != code for other in _provinces_of_rows(table, regions)) else province.name


def _named(title: str, regions: Regions) -> Iterator[Province]:
    """The provinces in a title, each by its longest name, unless the words may name a region as well."""
    words, place = title.split(), 0
    while place < len(words):
        lengths = range(min(_LONGEST_NAME, len(words) - place), 0, -1)
        found = ((length, _province(" ".join(words[place : place + length]), regions)) for length in lengths)
        length, province = next(
            ((each, province_found) for each, province_found in found if province_found is not None), (1, None)
        )
        if province is not None:
            yield province
        place += length


def _province(text: str, regions: Regions) -> Province | None:
    province = None if text.isdecimal() else regions.find_province(text)
    return None if province is None or regions.candidates(text) else province


def _provinces_of_rows(table: Table, regions: Regions) -> Iterable[str]:
    """The codes of the provinces of all rows whose name is clear."""
    names = {text_of(table.value(row, "region")) for row in table.body}
    clear = (regions.candidates(name) for name in names if name)
    return {candidates[0].province_code for candidates in clear if len(candidates) == 1}
