"""The common columns where units of a type of a period's own are assessed: its headings are the keys of rows."""

from collections.abc import Iterable

from antikorupsi.rules.basis import Text
from antikorupsi.rules.instruments.models import Column, Role
from antikorupsi.rules.own import UnitHeadings

_CODES = ("Kode", "Code")  # head the codes of units in any list of them
_NO_KEYS: tuple[Role | None, ...] = ("bps_code", "village_code", "village")  # of regions that are not assessed
_YEAR = Text(id="Tahun angka itu.", en="The year of the figure.")
_WHERE: Role = "kabupaten"  # where a unit lies: read for nothing


def with_units(columns: Iterable[Column], units: UnitHeadings) -> list[Column]:
    """The common columns with those of names and codes under the headings of the units.

    Columns called Kabupaten or Kode Wilayah say where a unit lies, and are no keys.
    """
    taken = {name.casefold() for name in (*units.names, *units.codes)}
    found: list[Column] = []
    for column in columns:
        left = [name for name in column.names if name.casefold() not in taken]
        if column.role == "region":
            found.append(_key("region", units.names, _name_words(units)))
            found += _left(column, left)
        elif column.role == "code":
            found.append(
                _key(
                    "code",
                    (*units.codes, *(each for each in _CODES if each.casefold() not in taken)),
                    _code_words(units),
                )
            )
            found += _left(column, [name for name in left if name not in _CODES])
        elif column.role in _NO_KEYS:
            found += _left(column, left)
        elif left:
            said = _YEAR if column.role == "year" else column.words
            found.append(column.model_copy(update={"names": left, "words": said}))
    return found


def _key(role: Role, names: Iterable[str], words: Text) -> Column:
    return Column(names=list(names), role=role, words=words)


def _left(column: Column, names: list[str]) -> list[Column]:
    """A column of places under the headings that no unit has; none where there are no such headings."""
    return [column.model_copy(update={"names": names, "role": _WHERE})] if names else []


def _name_words(units: UnitHeadings) -> Text:
    return Text(
        id=f"Nama {units.words.in_language('id')[0]}, seperti di daftar.",
        en=f"Name of the {units.words.in_language('en')[0]}, as in the list.",
    )


def _code_words(units: UnitHeadings) -> Text:
    return Text(
        id=f"Kode {units.words.in_language('id')[0]} menurut daftar, sebagai teks.",
        en=f"Code of the {units.words.in_language('en')[0]} in the list, as text.",
    )
