"""Names of files, folders and sheets without telephone numbers, identity numbers and e-mail addresses.

Names are masked where they are read, so that every table and output holds the masked name only. A number behind a
masked name keeps it unlike its neighbours' names.
"""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from antikorupsi.ingest.spreadsheets import Sheet
from antikorupsi.ingest.spreadsheets import read_sheets as read_unmasked_sheets
from antikorupsi.ingest.tables.personal import mask_personal
from antikorupsi.ingest.tables.records import Finding

RULE = "name_with_personal_data"
_NOT_TEXT = ("Cc", "Cs")  # control characters, and bytes of a name that are no UTF-8
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}#?$")  # .xlsx#: of a lock file


def is_text(name: str) -> bool:
    """Whether every output can hold a name: it is UTF-8 and has no control characters."""
    return name.isprintable() or not any(unicodedata.category(character) in _NOT_TEXT for character in name)


def shown_name(name: str) -> str:
    r"""A name with whatever is no text written as its bytes: SPI\xe9.xlsx."""
    decoded = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(one if is_text(one) else f"\\x{ord(one):02x}" for one in decoded)


def masked_name(name: str) -> str:
    """The name of a file or folder with personal data masked; its ending stays, also behind an e-mail address."""
    ending = found[0] if (found := _ENDING.search(name)) else ""
    stem = name.removesuffix(ending)
    masked = mask_personal(stem)
    return mask_personal(name) if masked == stem else mask_personal(masked + ending)


def names_in_folder(names: Iterable[str]) -> dict[str, str]:
    """By the names of everything in one folder, the masked names, each unlike the others and made of text only."""
    ordered = sorted(names)
    return dict(zip(ordered, _distinct(ordered, lambda name: shown_name(masked_name(name))), strict=True))


def masked_path(path: Path) -> str:
    """A path below the folder of a period with each of its parts masked, whatever lies beside them."""
    return "/".join(shown_name(masked_name(part)) for part in path.parts)


def read_sheets(path: Path, name: str | None = None, folder: Path | None = None) -> list[Sheet]:
    """All sheets of a spreadsheet, as `spreadsheets.read_sheets` gives them, with masked names that are all different.

    `Sheet.name_in_file` is the name by which the file holds a sheet.
    Raises UnreadableFileError for a file that is damaged, encrypted, too large, of another kind or holds macros.
    """
    sheets = read_unmasked_sheets(path, name or masked_path(Path(path.name)), folder)
    names = _distinct([sheet.name for sheet in sheets], mask_personal)
    return [
        sheet if sheet.name == masked else replace(sheet, name=masked, unmasked_name=sheet.name)
        for sheet, masked in zip(sheets, names, strict=True)
    ]


def remarks_on_names(sheets: Iterable[Sheet]) -> list[Finding]:
    """A finding on every sheet whose name holds personal data."""
    return [Finding(rule=RULE, file=sheet.file, sheet=sheet.name) for sheet in sheets if sheet.unmasked_name]


def is_personal_name(name: str) -> bool:
    """Whether the name of a file or folder holds personal data."""
    return masked_name(name) != name


def _distinct(names: Sequence[str], masked: Callable[[str], str]) -> list[str]:
    """The masked names in the order of the names; one that equals another gets a number, unmasked names get none."""
    wanted = [masked(name) for name in names]
    taken = {name.casefold() for name, masked in zip(names, wanted, strict=True) if name == masked}
    numbers: dict[str, int] = {}
    given = []
    for name, own in zip(names, wanted, strict=True):
        given.append(own if name == own else _free(own, taken, numbers))
        taken.add(given[-1].casefold())
    return given


def _free(wanted: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The name itself, or with the first free number before its ending; `numbers` are those last tried, by name."""
    ending = found[0] if (found := _ENDING.search(wanted)) else ""
    stem, free, number = wanted.removesuffix(ending), wanted, numbers.get(wanted, 1)
    while free.casefold() in taken:
        number += 1
        free = f"{stem} {number}{ending}"
    numbers[wanted] = number
    return free
