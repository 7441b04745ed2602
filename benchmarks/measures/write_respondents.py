"""Writes a survey of 47 columns, spread over many workbooks as programs save them: shared strings and styles."""

import io
import random
import shutil
import sys
import zipfile
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from antikorupsi.simulate.drafts import BookDraft, Content, SheetDraft
from antikorupsi.simulate.xlsx import xlsx_bytes

UNSUR = [f"U{number}" for number in range(1, 10)]
WHO = ["No", "Unit Layanan", "Jenis Kelamin", "Usia", "Pendidikan", "Saran"]
OTHERS = [f"Pertanyaan {number}" for number in range(1, 47 - len(UNSUR) - len(WHO) + 1)]
HEADINGS = [*WHO[:-1], *UNSUR, *OTHERS, WHO[-1]]
_TOP = 6
TEXT = ' t="s"'
_UNITS = [f"Loket {number}" for number in range(1, 41)]
_EDUCATION = ["SD", "SMP", "SMA/SMK", "D3", "S1", "S2"]
_WORDS = (
    "cepat",
    "lambat",
    "ramah",
    "jelas",
    "mudah",
    "sulit",
    "bersih",
    "sempit",
    "antre",
    "loket",
    "petugas",
    "biaya",
)


def write_respondents(folder: Path, regions: list[tuple[str, str]], respondents: int) -> None:
    """One workbook for each region, with its share of the respondents."""
    folder.mkdir(parents=True)
    each = respondents // len(regions)
    for code, name in regions:
        (folder / f"SKM {code} {name}.xlsx").write_bytes(_workbook(code, name, each))


def _workbook(code: str, name: str, rows: int) -> bytes:
    """A small workbook of the usual make, whose sheet is then filled."""
    draft = SheetDraft("Responden SKM")
    labels: tuple[tuple[str, Content], ...] = (("Daerah", name), ("Kode Wilayah", code), ("Tahun", 2024))
    draft.put((0, 0), "Survei Kepuasan Masyarakat (SKM) 2024 - DATA SIMULASI", "title")
    for row, (label, value) in enumerate(labels, 1):
        draft.put((row, 0), label, "label")
        draft.put((row, 1), value)
    dice = random.Random(code)
    suggestions = [" ".join(dice.choices(_WORDS, k=dice.randint(3, 9))) for _ in range(rows // 10 + 1)]
    texts = dict.fromkeys(chain(HEADINGS, _UNITS, _EDUCATION, ("L", "P"), suggestions))
    for column, text in enumerate(texts):
        draft.cells[_TOP - 1, column] = text  # so that the strings are in the workbook; the row is replaced below
    return _filled(xlsx_bytes(BookDraft("x.xlsx", [draft])), rows, dice, suggestions)


def _filled(small: bytes, rows: int, dice: random.Random, suggestions: list[str]) -> bytes:
    source, target = zipfile.ZipFile(io.BytesIO(small)), io.BytesIO()
    strings = source.read("xl/sharedStrings.xml").decode()
    place = {text: number for number, text in enumerate(_texts(strings))}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as filled:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = _sheet(content.decode(), rows, dice, place, suggestions)
            filled.writestr(name, content)
    return target.getvalue()


def _texts(strings: str) -> list[str]:
    return [part.split("</t>")[0] for part in strings.split('<t xml:space="preserve">')[1:]]


def _sheet(small: str, rows: int, dice: random.Random, place: dict[str, int], suggestions: list[str]) -> bytes:
    above, _, _ = small.partition(f'<row r="{_TOP}"')
    letters = [get_column_letter(column) for column in range(1, len(HEADINGS) + 1)]
    header = "".join(
        f'<c r="{letter}{_TOP}" t="s"><v>{place[escape(text)]}</v></c>'
        for letter, text in zip(letters, HEADINGS, strict=True)
    )
    lines = [above, f'<row r="{_TOP}">{header}</row>']
    texts = {1, 2, 4, len(HEADINGS) - 1}
    cells = [
        f'<c r="{letter}{{0}}"{TEXT if at in texts else ""}><v>{{{at + 1}}}</v></c>'
        for at, letter in enumerate(letters)
    ]
    pattern = "".join(cells)
    row = f'<row r="{{0}}">{pattern}</row>'
    units, education = [place[text] for text in _UNITS], [place[text] for text in _EDUCATION]
    said = [place[text] for text in suggestions]
    for number in range(1, rows + 1):
        answers = dice.choices((1, 2, 3, 3, 3, 4, 4), k=len(UNSUR))
        others = [round(value, 2) for value in (dice.random() * 100 for _ in OTHERS)]
        who = (number, dice.choice(units), place[dice.choice("LP")], dice.randint(17, 78), dice.choice(education))
        lines.append(row.format(_TOP + number, *who, *answers, *others, dice.choice(said)))
    return "".join([*lines, "</sheetData></worksheet>"]).encode()


def regions_of(files: int) -> list[tuple[str, str]]:
    """Code and name of the regions that send one workbook each."""
    from antikorupsi.simulate.country import make_country

    return [(region.code, region.name) for region in make_country(files, 1)]


if __name__ == "__main__":
    target = Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    write_respondents(target, regions_of(int(sys.argv[2])), int(sys.argv[3]))
