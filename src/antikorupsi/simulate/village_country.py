"""A fictitious country of villages: in kecamatan and kabupaten called Contoh, with names that repeat, as in life."""

from collections.abc import Iterator
from itertools import islice

from antikorupsi.common import WorkbookError
from antikorupsi.rules import Region, Regions
from antikorupsi.simulate.country import PROVINCES, WORDS, short_names, sizes_of_provinces
from antikorupsi.simulate.randomness import random_for

_IN_A_KECAMATAN = 10
_KECAMATAN_IN_A_KABUPATEN = 15
_FIRST_VILLAGE = 2001  # kelurahan are numbered from 1001 on
MOST_VILLAGES = 99 * _KECAMATAN_IN_A_KABUPATEN * _IN_A_KECAMATAN * len(PROVINCES)


def make_villages(villages: int, seed: int) -> Regions:
    """A country of so many villages; they share fifty names, each of which occurs once in a kecamatan."""
    if not 1 <= villages <= MOST_VILLAGES:
        raise WorkbookError(f"A simulated country has 1 to {MOST_VILLAGES} villages, not {villages}.")
    kabupaten, made = short_names(), list[Region]()
    for number, size in enumerate(sizes_of_provinces(villages), 1):
        made += islice(_of_province(number, kabupaten, seed), size)
    return Regions(made)


def _of_province(number: int, names: Iterator[str], seed: int) -> Iterator[Region]:
    """The villages of a province, kabupaten after kabupaten, as many as are taken."""
    for kabupaten in range(1, 100):
        name = f"Kabupaten {next(names)}"
        for kecamatan, word in enumerate(WORDS[:_KECAMATAN_IN_A_KABUPATEN], 1):
            yield from _of_kecamatan(number, (kabupaten, name), (kecamatan, f"Contoh {word}"), seed)


def _of_kecamatan(number: int, kabupaten: tuple[int, str], kecamatan: tuple[int, str], seed: int) -> Iterator[Region]:
    begins = f"{number:02d}.{kabupaten[0]:02d}.{kecamatan[0]:02d}"
    dice = random_for(seed, "kecamatan", begins)
    for place, word in enumerate(dice.sample(WORDS, _IN_A_KECAMATAN)):
        yield Region(
            code=f"{begins}.{_FIRST_VILLAGE + place}",
            type="desa",
            name=f"Desa Contoh {word}",
            short_name=f"Contoh {word}",
            province_code=f"{number:02d}",
            province=PROVINCES[number - 1],
            capital="",
            latitude=round(-10 - number / 2 - dice.random() / 2, 3),
            longitude=round(106 + kabupaten[0] / 10 + dice.random() / 10, 3),
            population=dice.randrange(8, 90) * 100,
            kecamatan=kecamatan[1],
            kabupaten=kabupaten[1],
        )
