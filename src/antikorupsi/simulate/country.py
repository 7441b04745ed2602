"""A fictitious country: up to six provinces in the open sea south of Java, with kabupaten and kota called Contoh."""

import csv
import io
from collections.abc import Iterator
from itertools import count, islice, product

from antikorupsi.common import WorkbookError
from antikorupsi.rules import REGION_COLUMNS, VILLAGE_COLUMNS, Region, Regions
from antikorupsi.simulate.randomness import random_for

PROVINCES = ("Nusa Contoh", "Tanah Contoh", "Samudra Contoh", "Rimba Contoh", "Lembah Contoh", "Pantai Contoh")
MOST_REGIONS = 99 * len(PROVINCES)
_FIRST_KOTA, _MOST_KABUPATEN = 71, 70  # kota are numbered from 71 on, as the ministry does
_SHARE_OF_KOTA = 0.19  # 98 of 514
_SMALLEST_PROVINCE = 7
WORDS = (
    "Makmur", "Sejahtera", "Harapan", "Damai", "Asri", "Lestari", "Bahari", "Sentosa", "Bahagia", "Jaya", "Mulia",
    "Indah", "Permai", "Subur", "Rukun", "Tenteram", "Sejuk", "Cemerlang", "Gemilang", "Setia", "Abadi", "Karya",
    "Bakti", "Cahaya", "Cendana", "Delima", "Elok", "Fajar", "Gading", "Intan", "Jati", "Kencana", "Kusuma", "Mekar",
    "Melati", "Murni", "Nirmala", "Pelangi", "Perdana", "Pertiwi", "Purnama", "Rahayu", "Sakti", "Surya", "Teguh",
    "Tirta", "Wangi", "Wijaya", "Yasa", "Zamrud",
)  # fmt: skip
_SIDES = ("Utara", "Selatan", "Timur", "Barat", "Tengah", "Hulu", "Hilir", "Raya", "Dalam", "Atas")


def make_country(regions: int, seed: int) -> Regions:
    """A country of so many regions; kota often share their short name with the kabupaten around them, as in life."""
    if not 1 <= regions <= MOST_REGIONS:
        raise WorkbookError(
            f"A simulated country has 1 to {MOST_REGIONS} regions, not {regions}: no more kabupaten and kota can be "
            "numbered in its six provinces. For more, simulate villages: --framework desa-2021."
        )
    names = short_names()
    made: list[Region] = []
    for number, size in enumerate(sizes_of_provinces(regions), 1):
        made += _province(number, size, names, seed)
    return Regions(made)


def short_names() -> Iterator[str]:
    """Names without end, no two alike: Contoh Makmur, then Contoh Makmur Utara, then Contoh Makmur Utara Utara."""
    for sides in count():
        for side in product(_SIDES, repeat=sides):
            for word in WORDS:
                yield " ".join(("Contoh", word, *side))


def region_list(regions: Regions) -> str:
    """The country as the list of regions that a period reads (CSV)."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    columns = VILLAGE_COLUMNS if regions.level == "desa" else REGION_COLUMNS
    rows.writerow(columns)
    for region in regions:
        values = (getattr(region, column) for column in columns)
        rows.writerow(["" if value is None else value for value in values])
    return text.getvalue()


def sizes_of_provinces(regions: int) -> list[int]:
    """How many regions each province has: as many provinces as they fill, nearly equal in size."""
    provinces = min(len(PROVINCES), max(1, regions // _SMALLEST_PROVINCE))
    return [regions // provinces + (place < regions % provinces) for place in range(provinces)]


def _province(number: int, size: int, names: Iterator[str], seed: int) -> Iterator[Region]:
    kabupaten = min(_MOST_KABUPATEN, size - min(size - 1, max(1, round(size * _SHARE_OF_KOTA))))
    drawn = list(islice(names, kabupaten))
    seats = drawn[: (size - kabupaten + 1) // 2]
    kota = [*seats, *islice(names, size - kabupaten - len(seats))]
    coded = [("kabupaten", place, name) for place, name in enumerate(drawn, 1)]
    coded += [("kota", place, name) for place, name in enumerate(kota, _FIRST_KOTA)]
    for kind, place, name in coded:
        code = f"{number:02d}.{place:02d}"
        dice = random_for(seed, "region", code)
        yield Region(
            code=code,
            type="kota" if kind == "kota" else "kabupaten",
            name=f"{kind.capitalize()} {name}",
            short_name=name,
            province_code=code[:2],
            province=PROVINCES[number - 1],
            capital=name.removeprefix("Contoh "),
            latitude=round(-10 - number / 2 - dice.random() / 2, 2),
            longitude=round(106 + place / 10 + dice.random() / 10, 2),
            population=dice.randrange(600, 20_000) * 100,
        )
