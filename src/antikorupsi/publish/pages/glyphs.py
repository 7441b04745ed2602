"""What the fonts of PDF files can show: characters replaced that they lack, widths, and where a long word may break.

PDF/A and PDF/UA allow no character without a glyph, and Typst breaks no word that has neither blank nor hyphen.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
BREAK = "\u200b"  # zero width space
_NAMES = ("Roboto-Regular.ttf", "DejaVuSans.ttf")  # the second has the symbols that the first lacks
_LONG_WORD = 22
_USUAL_WIDTH = 0.55
_AFTER_MARK = re.compile(r"([/._?&=:,;%+-])(?=\w)")


def showable(text: str) -> str:
    """The text with `[U+4E2D]` for a character without glyph; what is invisible or turns the direction is left out."""
    if text.isascii() and text.isprintable():
        return text
    return _unknown().sub(lambda found: _named(found[0]), text)


def breakable(text: str, longest: int = _LONG_WORD) -> str:
    """The text with places to break in words of more than `longest` letters, after marks such as those of addresses."""
    if len(text) <= longest:
        return text
    return re.sub(rf"\S{{{longest + 1},}}", lambda word: _broken(word[0], longest), text)


@lru_cache(maxsize=20_000)
def width(text: str) -> float:
    """The width of a text in em of the text's font."""
    known = _widths()
    return sum([known.get(letter, _USUAL_WIDTH) for letter in text])


def _broken(word: str, longest: int) -> str:
    pieces = _AFTER_MARK.sub(rf"\1{BREAK}", word).split(BREAK)
    return BREAK.join(BREAK.join(re.findall(rf".{{1,{longest}}}", piece)) for piece in pieces)


def _named(character: str) -> str:
    if character.isspace():
        return " "
    invisible = unicodedata.category(character) in {"Cc", "Cf"} or "\ufe00" <= character <= "\ufe0f"
    return "" if invisible else f"[U+{ord(character):04X}]"


@cache
def _unknown() -> re.Pattern[str]:
    """A character that no font has a glyph for, or that is a format character: Typst would obey it."""
    known = {code for cmap, _ in map(_metrics, _NAMES) for code in cmap}
    shown = [chr(code) for code in sorted(known) if unicodedata.category(chr(code)) not in {"Cc", "Cf", "Zl", "Zp"}]
    return re.compile(f"[^{re.escape(''.join(shown))}\n]")


@cache
def _widths() -> dict[str, float]:
    found: dict[str, float] = {}
    for cmap, advances in map(_metrics, _NAMES):
        found = {chr(code): advances[name] for code, name in cmap.items()} | found
    return found | {BREAK: 0.0}


@cache
def _metrics(name: str) -> tuple[dict[int, str], dict[str, float]]:
    """The glyph of each character of a font, and the advance of each glyph in em."""
    from fontTools.ttLib import TTFont

    with TTFont(FONTS / name, lazy=True) as font:
        em = font["head"].unitsPerEm
        return font.getBestCmap(), {glyph: advance / em for glyph, (advance, _) in font["hmtx"].metrics.items()}
