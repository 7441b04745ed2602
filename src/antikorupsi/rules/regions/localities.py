"""Where villages lie: kecamatan, kabupaten and kota by any spelling, for texts that name them beside a village."""

from collections import defaultdict
from collections.abc import Iterable

from antikorupsi.rules.regions.codes import read_code
from antikorupsi.rules.regions.index import RegionNames
from antikorupsi.rules.regions.models import Region, RegionType
from antikorupsi.rules.regions.spelling import kecamatan_names, spellings

_KABUPATEN = len("01.01")
_KECAMATAN = len("01.01.02")


class Localities:
    """The kecamatan, kabupaten and kota of a list of villages; empty for any other list."""

    def __init__(self, regions: Iterable[Region]) -> None:
        """Enters every kecamatan and every kabupaten or kota once."""
        villages = [region for region in regions if region.level == "desa"]
        kecamatan = {village.code[:_KECAMATAN]: village.kecamatan for village in villages}
        self._kecamatan: dict[str, list[str]] = defaultdict(list)
        for code, name in kecamatan.items():
            for spelling in spellings(name):
                self._kecamatan[spelling].append(code)
        seats = {village.code[:_KABUPATEN]: village for village in villages}
        self._by_code = {code: _around(village) for code, village in seats.items()}
        self._kabupaten = RegionNames(list(self._by_code.values()), [])

    def kabupaten(self, code: str) -> Region | None:
        """The kabupaten or kota with a code of four digits, if any village of the list lies in it."""
        return self._by_code.get(code)

    def codes(self, text: str) -> tuple[str, ...]:
        """How the codes of the villages begin that lie in what a text may name: `Kec. Contoh Hulu` is 01.01.02."""
        digits = read_code(text) or ""
        by_code = self._by_code.get(f"{digits[:2]}.{digits[2:]}")
        found = [by_code] if by_code else self._kabupaten.candidates(text)
        kecamatan = [code for name in kecamatan_names(text) for code in self._kecamatan.get(name, ())]
        return (*dict.fromkeys(kecamatan), *(region.code for region in found))


def _around(village: Region) -> Region:
    """The kabupaten or kota that a village lies in; of its place only the code and the names are known."""
    kind: RegionType = "kota" if village.kabupaten.startswith("Kota ") else "kabupaten"
    return Region(
        code=village.code[:_KABUPATEN],
        type=kind,
        name=village.kabupaten,
        short_name=village.kabupaten.partition(" ")[2],
        province_code=village.province_code,
        province=village.province,
        capital="",
        latitude=village.latitude,
        longitude=village.longitude,
    )
