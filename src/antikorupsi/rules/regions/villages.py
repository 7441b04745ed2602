"""Villages out of the lines of their list: their code, and the kecamatan, kabupaten and province they lie in."""

import re
from dataclasses import dataclass, field

from antikorupsi.rules.regions.lines import Columns, Line
from antikorupsi.rules.regions.models import Region
from antikorupsi.rules.regions.spelling import compact

VILLAGE_COLUMNS: Columns = (
    "code", "type", "name", "short_name", "kecamatan", "kabupaten", "province_code", "province", "latitude",
    "longitude", "population", "bps_code",
)  # fmt: skip
# Desa are numbered from 2001 on in their kecamatan, kelurahan from 1001: those are no desa.
_VILLAGE_CODE = re.compile(r"(?:0[1-6]|1[1-9]|[2-9]\d)\.(?!00)\d\d\.(?!00)\d\d\.(?!2000)[2-9]\d{3}")
_BPS_CODE = re.compile(r"\d{10}")
_KABUPATEN = len("01.01")
_KECAMATAN = len("01.01.02")


@dataclass
class VillageList:
    """What the lines above said of the places that villages lie in: the lines below must say the same."""

    _said: dict[str, tuple[str, int]] = field(default_factory=dict)
    _names: dict[tuple[str, str], int] = field(default_factory=dict)

    def village(self, line: Line) -> Region:
        """The village of a line; a `WorkbookError` names line, column and remedy of the first fault in it."""
        code = _code(line)
        self._check_place(line, "province", code[:2])
        self._check_place(line, "kabupaten", code[:_KABUPATEN])
        self._check_place(line, "kecamatan", code[:_KECAMATAN])
        name = _name(line)
        first = self._names.setdefault((code[:_KECAMATAN], compact(name)), line.number)
        if first != line.number:
            raise line.fault("name", f"stands in line {first} already, in the same kecamatan", "Keep one of the two.")
        return Region(
            code=code,
            type="desa",
            name=name,
            short_name=line.text("short_name"),
            province_code=code[:2],
            province=line.text("province"),
            capital="",
            latitude=line.degrees("latitude", 90),
            longitude=line.degrees("longitude", 180),
            population=line.count("population"),
            bps_code=_bps_code(line),
            kecamatan=_kecamatan(line),
            kabupaten=_kabupaten(line),
        )

    def _check_place(self, line: Line, column: str, code: str) -> None:
        """Refuses another name for a place whose code stands in a line above."""
        name = line.text(column)
        known, number = self._said.setdefault(code, (name, line.number))
        if name != known:
            raise line.fault(
                column, f"is called {known} in line {number}, by the same code {code}", "Mend one of them."
            )


def _code(line: Line) -> str:
    if line.text("type") != "desa":
        remedy = "Write desa; keep kabupaten and kota in a list of their own, without the column kecamatan."
        raise line.fault("type", "is not the type of a village", remedy)
    code = line.text("code")
    if not _VILLAGE_CODE.fullmatch(code):
        remedy = "Write the ten digits with dots as text: 35.05.12.2003; the last four are 2001 or more."
        raise line.fault("code", "is not a code of a village (desa)", remedy)
    if line.text("province_code") != code[:2]:
        raise line.fault("province_code", f"does not begin the code {code}", f"Write {code[:2]}.")
    return code


def _name(line: Line) -> str:
    name, short_name = line.text("name"), line.text("short_name")
    if name != f"Desa {short_name}":
        raise line.fault("name", "does not fit type and short name", f"Write Desa {short_name}.")
    return name


def _kecamatan(line: Line) -> str:
    name = line.text("kecamatan")
    if compact(name).startswith("kecamatan"):
        raise line.fault("kecamatan", "says the word kecamatan", "Write the name alone.")
    return name


def _kabupaten(line: Line) -> str:
    name = line.text("kabupaten")
    if not name.startswith(("Kabupaten ", "Kota ")):
        raise line.fault("kabupaten", "does not say what it is", "Write Kabupaten or Kota before the name.")
    return name


def _bps_code(line: Line) -> str | None:
    code = line.cells["bps_code"]
    if code and not _BPS_CODE.fullmatch(code):
        raise line.fault("bps_code", "is not a BPS code of a village", "Write ten digits, or leave it empty.")
    return code or None
