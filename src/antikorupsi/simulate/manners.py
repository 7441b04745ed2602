"""How a file writes names, codes, years, numbers and labels: its manner, drawn at random."""

from dataclasses import dataclass
from datetime import date
from random import Random

from antikorupsi.rules import instrument_by_id
from antikorupsi.simulate.drafts import Content

_NAMES = ("full", "short type", "capitals", "government", "spaced")
_CODES = ("text", "float", "glued", "none")
_YEARS = ("number", "text", "float text", "date", "words")
_NUMBERS = ("number", "indonesian", "english", "padded")
_SHORT = {
    ("short type", "Kabupaten"): "Kab.",
    ("short type", "Provinsi"): "Prov.",
    ("government", "Kabupaten"): "Pemkab",
    ("government", "Kota"): "Pemerintah Kota",
    ("government", "Provinsi"): "Pemprov",
    ("short type", "Desa"): "Ds.",
    ("government", "Desa"): "Pemdes",
}
_TEXT_ONLY_YEARS = ("text", "float text", "words")


@dataclass(frozen=True)
class Manner:
    """The manner of one file. `merged` says whether groups of cells were merged or the merge was lost."""

    name: str = "full"
    code: str = "text"
    year: str = "number"
    number: str = "number"
    left: int = 0
    merged: bool = True
    gap: bool = False
    numbering: bool = False
    province: bool = True
    total: bool = False
    sections: bool = False
    villages: bool = False


def draw_manner(dice: Random, *, as_text: bool = False) -> Manner:
    """A manner at random; `as_text` for formats in which every cell is a text."""
    return Manner(
        name=dice.choice(_NAMES),
        code=dice.choice(_CODES),
        year=dice.choice(_TEXT_ONLY_YEARS if as_text else _YEARS),
        number=dice.choice(_NUMBERS),
        left=dice.choice((0, 0, 1)),
        merged=dice.random() < 0.6,
        gap=dice.random() < 0.2,
        numbering=dice.random() < 0.25,
        province=dice.random() < 0.7,
        total=dice.random() < 0.5,
        sections=dice.random() < 0.3,
    )


def name_as(name: str, manner: str) -> str:
    """The name of a region or province as a file of that manner writes it."""
    kind, _, rest = name.partition(" ")
    if manner == "capitals":
        return name.upper()
    if manner == "spaced":
        return f" {kind}  {rest} "
    return f"{_SHORT.get((manner, kind), kind)} {rest}"


def code_as(code: str, manner: str) -> Content | None:
    """The code as a text (01.10), as the number a spreadsheet makes of it (1.1), without its dot, or not at all.

    Of a village's code a spreadsheet makes a whole number, without its dots and its first zero.
    """
    match manner:
        case "float":
            return float(code) if code.count(".") == 1 else int(code.replace(".", ""))
        case "glued":
            return code.replace(".", "")
        case "none":
            return None
    return code


def year_as(year: int, manner: str) -> Content:
    """The year as number, text, text of a float, last day of the year, or after the word for it."""
    match manner:
        case "text":
            return str(year)
        case "float text":
            return f"{year}.0"
        case "date":
            return date(year, 12, 31)
        case "words":
            return f"TA {year}"
    return year


def number_as(value: float, manner: str) -> Content:
    """The number as number, as Indonesian or English text, with blanks around it, or with a percent sign."""
    text = f"{value:.2f}" if round(value, 2) == value else f"{value:.3f}"
    match manner:
        case "indonesian":
            return text.replace(".", ",")
        case "english":
            return text
        case "padded":
            return f" {text.replace('.', ',')} "
        case "percent text":
            return f"{text.replace('.', ',')}%"
        case "percent format":
            return round(value / 100, 6)
    return value


def label_as(instrument: str, item: str, label: str, dice: Random) -> str:
    """The label in one of its spellings, sometimes in capitals."""
    column = next(column for column in instrument_by_id()[instrument].columns if column.item == item)
    written = dice.choice(column.labels[label])
    return written.upper() if dice.random() < 0.1 else written


def heading_of(instrument: str, item: str, dice: Random) -> str:
    """One of the headings that the column of an item goes by."""
    names = [column.names for column in instrument_by_id()[instrument].columns if column.item == item]
    return dice.choice([name for name in names[-1] if name])
