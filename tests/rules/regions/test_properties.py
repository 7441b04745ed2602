"""What holds for any text at all: a written type is kept, and nothing is taken that is not spelled like its region."""

from string import ascii_lowercase

from hypothesis import example, given
from hypothesis import strategies as st

from antikorupsi.rules.regions.index import RegionNames
from antikorupsi.rules.regions.loading import read_aliases
from antikorupsi.rules.regions.models import AmbiguousRegion, Region, RegionError, RegionNotFound
from antikorupsi.rules.regions.spelling import compact
from helpers import regions

ALL = tuple(regions.official())
ALIASES = read_aliases()
ANY_REGION = st.sampled_from(ALL)
TYPE_WORDS = {
    "Kab. ": "kabupaten",
    "Kabupaten ": "kabupaten",
    "Pemkab ": "kabupaten",
    "Kota ": "kota",
    "Pemkot ": "kota",
}
# Kotabaru and its like may be written with their first word apart: their "Kota" is no type word.
NAMES_WITH_KOTA = {compact(region.short_name) for region in ALL if compact(region.short_name).startswith("kota")}


def answer(cell: object, province: str | None = None) -> Region | str:
    """The region of a cell, or the sentence that says why there is none."""
    try:
        return regions.find(cell, province)
    except RegionError as error:
        return str(error)


@st.composite
def edited_names(draw: st.DrawFn) -> str:
    """The name of a region with one letter dropped, put in, replaced or swapped with the next."""
    name = draw(ANY_REGION).name
    place = draw(st.integers(0, len(name) - 1))
    letter = draw(st.sampled_from(ascii_lowercase))
    edits = (
        name[:place] + name[place + 1 :],
        name[:place] + letter + name[place:],
        name[:place] + letter + name[place + 1 :],
        name[:place] + name[place + 1 : place + 2] + name[place] + name[place + 2 :],
    )
    return draw(st.sampled_from(edits))


@given(edited_names())
@example("Kota Blitr")
@example("Kabupaten Batam")
def test_a_misspelled_name_is_refused_or_is_the_spelling_of_what_it_finds(text: str) -> None:
    try:
        found = regions.find(text)
    except (RegionNotFound, AmbiguousRegion):
        return
    assert RegionNames([found], ALIASES).candidates(text) == (found,)


@given(st.sampled_from(list(TYPE_WORDS)), ANY_REGION)
def test_a_written_type_is_never_overruled(word: str, region: Region) -> None:
    text = word + region.short_name
    try:
        found = regions.find(text)
    except RegionError:
        return
    assert found.type == TYPE_WORDS[word] or compact(text) in NAMES_WITH_KOTA


@given(st.text(max_size=60), st.none() | st.text(max_size=20))
def test_any_text_is_a_region_or_a_region_error(text: str, province: str | None) -> None:
    found = answer(text, province)
    assert found
    assert isinstance(found, str) or found in ALL


@given(st.integers() | st.floats() | st.booleans() | st.dates() | st.none() | st.binary(max_size=5))
def test_any_other_cell_is_a_region_or_a_region_error(cell: object) -> None:
    found = answer(cell)
    assert found
    if isinstance(found, Region):
        assert isinstance(cell, int | float)
        assert found.code.replace(".", "") in f"{cell:.2f}".replace(".", "").zfill(4)


@given(ANY_REGION)
def test_an_answer_leads_back_to_itself(region: Region) -> None:
    for form in (region.name, region.slug, region.code, float(region.code), str(region)):
        assert regions.find(form) == region


@given(ANY_REGION, st.lists(st.sampled_from(" -'\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\t."), min_size=60, max_size=60))
def test_marks_between_letters_never_change_the_answer(region: Region, marks: list[str]) -> None:
    spread = "".join(letter + mark for letter, mark in zip(region.name, marks, strict=False))
    assert regions.find(spread) == region
