"""What a region and a province are, and the errors that say why a text is neither."""

from dataclasses import dataclass

RegionType = str  # kabupaten, kota, desa, or the type of the units of a period of its own
Level = str  # whom a list of regions holds, and whom a framework assesses: kabupaten_kota, desa, or such a type

# Kemendagri numbers provinces from 11 on; the fictitious ones of this project take the free numbers below.
FIRST_REAL_PROVINCE = "11"
_REGION_CODE = len("35.72")
_MOST_CHOICES = 8  # hundreds of villages may share a name


def is_simulated(code: str) -> bool:
    """Whether a region's or province's code is a fictitious one: 01 to 06, where real provinces start at 11."""
    return code[:2] < FIRST_REAL_PROVINCE


@dataclass(frozen=True)
class Province:
    """A province; `split_from` is the code of the province it was part of until its own law, if that was after 2010.

    `administrative` says that its cities and regency are parts of its own government, without a budget of their own.
    `short` and `tile`, column and row from the north-west, are its name and place on a map of equal tiles, where known.
    """

    code: str
    name: str
    split_from: str | None = None
    administrative: bool = False
    short: str = ""
    tile: tuple[int, int] | None = None

    @property
    def simulated(self) -> bool:
        """Whether this province is fictitious."""
        return is_simulated(self.code)


@dataclass(frozen=True)
class Region:
    """A kabupaten or kota with the Kemendagri code `35.72`, or a village (desa) with one of ten digits `35.05.12.2003`.

    Coordinates are in degrees, the population in persons. `kecamatan` and `kabupaten` say where a village lies.
    A unit of a type of a period's own has a code of its own and may lie in no province; `fictitious` says that it is
    made up, which of the others their code says.
    `is_administrative`: without a budget and an audit of its own (DKI Jakarta), listed and not assessed.
    """

    code: str
    type: RegionType
    name: str
    short_name: str
    province_code: str
    province: str
    capital: str
    latitude: float
    longitude: float
    population: int | None = None
    bps_code: str | None = None
    kecamatan: str = ""
    kabupaten: str = ""
    is_administrative: bool = False
    fictitious: bool = False

    @property
    def slug(self) -> str:
        """The name as it stands in addresses and file names: kota-blitar.

        Villages often share their names: their code stands behind it, desa-contoh-makmur-0101022001.
        """
        name = "-".join("".join(letter if letter.isalnum() else " " for letter in self.name.lower()).split())
        return f"{name}-{self.code.replace('.', '')}" if self.type == "desa" else name

    @property
    def level(self) -> Level:
        """Whether this is a kabupaten or kota, or a village, or a unit of another type."""
        return "kabupaten_kota" if self.type in ("kabupaten", "kota") else self.type

    @property
    def is_unit(self) -> bool:
        """Whether this is a unit of a type of a period's own."""
        return self.type not in ("kabupaten", "kota", "desa")

    @property
    def kind_of_peer(self) -> str:
        """Regions of the same kind are compared more closely: those of the type, villages of the same kabupaten."""
        return self.code[:_REGION_CODE] if self.type == "desa" else self.type

    @property
    def place(self) -> str:
        """Where it lies: the province; for a village its kecamatan and kabupaten too."""
        inside = (f"Kecamatan {self.kecamatan}", self.kabupaten) if self.type == "desa" else ()
        return ", ".join((*inside, self.province))

    @property
    def simulated(self) -> bool:
        """Whether this region is fictitious: a figure about it is never one about a real place."""
        return self.fictitious if self.is_unit else is_simulated(self.code)

    def __str__(self) -> str:
        """Name and code, as in every sentence that has to tell two regions apart: Kota Blitar 35.72."""
        within = f" (Kecamatan {self.kecamatan}, {self.kabupaten})" if self.type == "desa" else ""
        return f"{self.name} {self.code}{within}"


@dataclass(frozen=True)
class Alias:
    """Another text for a region (code `35.72`) or province (code `35`) that no spelling rule yields.

    `kind` says what it is (press abbreviation, old name, old code ...) and `source` where it was seen or enacted.
    """

    code: str
    text: str
    kind: str
    source: str


class RegionError(LookupError):
    """A text or code that does not lead to exactly one region; its text is a sentence for a person."""


class RegionNotFound(RegionError):
    """No region is written like this: `text` as it was given, `reason`, and the `nearest` regions if any are near."""

    def __init__(self, text: str, reason: str, nearest: tuple[Region, ...] = ()) -> None:
        """Keeps all parts as arguments, so that the error survives the way between two processes."""
        super().__init__(text, reason, nearest)
        self.text = text
        self.reason = reason
        self.nearest = nearest

    def __str__(self) -> str:
        """The reason, and a question with the nearest regions."""
        return f"{self.reason} Did you mean {either(self.nearest)}?" if self.nearest else self.reason


class AmbiguousRegion(RegionError):
    """Several regions are written like this: `text` as it was given and all `candidates`."""

    def __init__(self, text: str, candidates: tuple[Region, ...]) -> None:
        """Keeps all parts as arguments, so that the error survives the way between two processes."""
        super().__init__(text, candidates)
        self.text = text
        self.candidates = candidates

    def __str__(self) -> str:
        """The question to put back: Blitar: Kabupaten Blitar 35.05 or Kota Blitar 35.72?"""
        return f"{self.text}: {either(self.candidates)}?"


def either(regions: tuple[Region, ...]) -> str:
    """Regions as the choice they are: a, b or c; of very many the first ones, and how many more there are."""
    shown = [str(region) for region in regions[:_MOST_CHOICES]]
    if len(regions) > _MOST_CHOICES:
        shown.append(f"one of {len(regions) - _MOST_CHOICES} more")
    *others, last = shown
    return f"{', '.join(others)} or {last}" if others else last
