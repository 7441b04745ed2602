"""The words and the small parts that the formulas of all sheets are made of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, range_boundaries

from antikorupsi.common import TOLERANCE, Language
from antikorupsi.publish.scorecard.book import quoted
from antikorupsi.show import VERDICT_SIGNS, VERDICT_WORDS, marked

TOLERATED = f"{TOLERANCE:.0E}"
_NO_BREAK = "\u00a0"
_LINE_END, _TAB = 10, 9  # by their codes; CLEAN takes out a carriage return
_HOLE = "\u0000"
SOURCES_DIFFER = marked("the sources differ")
_HUNDRED = (0.0, 100.0)


def cleaned(cell: str) -> str:
    """The text of a cell without blanks around it: no-break spaces, line ends and tabs are blanks."""
    spaced = f'SUBSTITUTE({cell},{quoted(_NO_BREAK)}," ")'
    for code in (_LINE_END, _TAB):
        spaced = f'SUBSTITUTE({spaced},CHAR({code})," ")'
    return f"TRIM(CLEAN({spaced}))"


def is_empty(cell: str) -> str:
    """Whether a cell that holds no error is empty, or holds nothing but blanks."""
    return f'TRIM(CLEAN(SUBSTITUTE({cell},{quoted(_NO_BREAK)},"")))=""'


def is_number(cell: str) -> str:
    """Whether a cell holds a number: TRUE is none, though LibreOffice counts it as 1, and no error is one."""
    return f"IF(ISNUMBER({cell}),NOT(ISLOGICAL({cell})),FALSE)"


def is_on(cell: str, scale: tuple[float, float]) -> str:
    """Whether a cell holds a number on a scale, and none that may be a fraction."""
    return f"IF({is_number(cell)},{inside(cell, scale)},FALSE)"


def is_fraction(cell: str) -> str:
    """Whether a cell holds a number that may be a fraction in place of points of 0 to 100, as where files are read."""
    return f"IF({is_number(cell)},AND({cell}>0,{cell}<=1),FALSE)"


def each_cell(area: str) -> list[str]:
    """The addresses of the cells of an area of one column or row, which may be on another sheet."""
    sheet, mark, cells = area.rpartition("!")
    first, top, last, bottom = range_boundaries(cells)
    dollar = "$" if "$" in cells else ""
    return [
        f"{sheet}{mark}{dollar}{get_column_letter(column)}{dollar}{row}"
        for row in range(int(top or 1), int(bottom or 1) + 1)
        for column in range(int(first or 1), int(last or 1) + 1)
    ]


def hole(name: str) -> str:
    """The place in a text of ours at which `sentence` puts a formula."""
    return f"{_HOLE}{name}{_HOLE}"


def sentence(said: str, **formulas: str) -> str:
    """A text of ours as a formula, with formulas in its holes."""
    parts = said.split(_HOLE)
    return "&".join(formulas[part] if place % 2 else quoted(part) for place, part in enumerate(parts) if part)


def counted(text_for: Callable[[str], str], cell: str) -> str:
    """A sentence with the whole number of a cell in it, as a formula: in other words where that is 1, if they differ.

    `text_for` gives the sentence for a number.
    """
    one, several = text_for("1"), text_for(hole("number"))
    formula = sentence(several, number=cell)
    return formula if several.replace(hole("number"), "1") == one else f"IF({cell}=1,{quoted(one)},{formula})"


@dataclass(frozen=True)
class Words:
    """The words that the formulas write and look for, in the language of the sheet.

    `received`: figures came that do not decide, so that "no data yet" would be wrong.
    """

    language: Language
    received: bool = False

    def _status(self, status: str) -> str:
        return quoted(self.language.say(VERDICT_WORDS[status]))

    @property
    def meets(self) -> str:
        """The figure or the criterion meets the threshold."""
        return self._status("meets")

    @property
    def fails(self) -> str:
        """It does not."""
        return self._status("fails")

    @property
    def no_data(self) -> str:
        """There is no figure that counts."""
        return self._status("no_data")

    @property
    def undeciding(self) -> str:
        """Figures came and do not decide."""
        return self._status("undeciding")

    @property
    def not_assessed(self) -> str:
        """The region is not assessed."""
        return self._status("not_assessed")

    @property
    def nothing(self) -> str:
        """What is said where no cell of the sheet counts, as the page says it."""
        return self.undeciding if self.received else self.no_data

    @property
    def rejected(self) -> str:
        """The cell holds something that is no figure."""
        return quoted(self.language.say("rejected"))

    @property
    def differ(self) -> str:
        """The sources of one year differ."""
        return quoted(self.language.say(SOURCES_DIFFER))

    @property
    def no_threshold(self) -> str:
        """The threshold is empty or wrong."""
        return quoted(self.language.say("threshold not valid"))


def sign_of(verdict: str, words: Words) -> str:
    """The sign of the verdict that stands in a cell, as on pages: one shape for each, so that none rests on colour."""
    signs = {
        words.meets: "meets",
        words.fails: "fails",
        words.undeciding: "undeciding",
        words.not_assessed: "not_assessed",
    }
    found = quoted(VERDICT_SIGNS["no_data"])
    for word, status in signs.items():
        found = f"IF({verdict}={word},{quoted(VERDICT_SIGNS[status])},{found})"
    return found


def inside(cell: str, scale: tuple[float, float]) -> str:
    """Whether a cell that holds a number lies on a scale; on that of 0 to 100, what may be a fraction does not."""
    lowest, highest = (f"{end:.10g}" for end in scale)
    whole = f",OR({cell}<=0,{cell}>1)" if scale == _HUNDRED else ""
    return f"AND({cell}>={lowest}-{TOLERATED},{cell}<={highest}+{TOLERATED}{whole})"


def fraction_asked(cells: Iterable[str], scale: tuple[float, float], otherwise: str, language: Language) -> str:
    """The question whether points are meant by the first cell that may hold a fraction; without one, `otherwise`."""
    asked = otherwise
    for cell in reversed(list(cells)) if scale == _HUNDRED else []:
        said = language.say(
            "Rejected: {value} looks like a fraction; is {points} meant?", value=hole("value"), points=hole("points")
        )
        words = sentence(said, value=written(cell, language), points=written(f"ROUND({cell}*100,8)", language))
        asked = f"IF({is_fraction(cell)},{words},{asked})"
    return asked


def written(number: str, language: Language) -> str:
    """A number below a thousand as a text, with the decimal mark of the language in whatever program opens it."""
    mark = language.decimal_mark
    other = "." if mark == "," else ","
    return f"SUBSTITUTE({number},{quoted(other)},{quoted(mark)})"
