"""Spelling rules: which texts are one and the same name, without a list of every way to write it.

Case, accents, spaces, hyphens, apostrophes, dots and invisible characters carry no meaning in the name of a region, so
names are compared without them (`compact`). That alone settles `KOTA B A T A M`, `Lubuklinggau`, `Tojo Una-Una`,
`kota-blitar` and `Kab.Blitar`. It is safe because no two regions of one type share their letters; a test keeps it so.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from antikorupsi.rules.regions.models import RegionType

_GOVERNMENT = ("", "pemerintah", "pemerintahan", "pemerintahdaerah", "pemerintahandaerah", "pemda")
_TYPE_WORDS: dict[RegionType, tuple[str, ...]] = {
    "kabupaten": (
        "kabupaten",
        "kab",
        "pemkab",
        "pemkabupaten",
        "kabupatendatiii",
        "kabupatendaerahtingkatii",
        "regencyof",
    ),
    "kota": ("kota", "pemkot", "pemko", "pemkota", "kotamadya", "kodya", "kotamadyadatiii", "cityof"),
    "desa": ("desa", "ds", "pemdes", "pemdesa", "villageof"),
}
_TRAILING_TYPE_WORDS: dict[RegionType, tuple[str, ...]] = {
    "kabupaten": ("kabupaten", "kab", "regency"),
    "kota": ("kota", "kotamadya", "kodya", "city"),
    "desa": ("village",),
}
_KECAMATAN_WORDS = ("kecamatan", "kec", "distrik", "")
_ADMINISTRATIVE = ("administrasi", "administratif", "admin", "adm")
_PROVINCE_WORDS = ("provinsi", "propinsi", "prov", "prop", "pemprov", "pemprop")

# Words inside names that are written short. One short form may stand for two words: then both names answer to it.
_SHORT_WORDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), shorts)
    for pattern, shorts in (
        (r"\bselatan\b", ("sel", "slt")),
        (r"\butara\b", ("ut", "utr")),
        (r"\btimur\b", ("tim", "tmr")),
        (r"\bbarat\b", ("bar", "brt")),
        (r"\btengah\b", ("teng", "tgh")),
        (r"\btenggara\b", ("teng", "tengg")),
        (r"\bkepulauan\b", ("kep",)),
        (r"\bpegunungan\b", ("peg",)),
        (r"\badministrasi\b", ("administratif", "admin", "adm")),
        (r"\btanjung", ("tj", "tjg", "tg")),
        (r"\bsungai\b", ("sei",)),
        (r"\bgunung", ("gn",)),
        (r"\bdan\b", ("",)),
        (r"\bsumatera\b", ("sumatra",)),
    )
)
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}  # of plain texts, which most are
_BOTH_TYPES = re.compile(r"\bkab(?:upaten|\.)?\s*/\s*kota\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;|(\[]|\s[-–—]\s|[\s)](?=prov|prop)", re.IGNORECASE)


class Reading(NamedTuple):
    """One way to read a text: the type it states ("" for none) and the letters of the name."""

    type: str
    name: str


@lru_cache(maxsize=16_384)
def compact(text: str) -> str:
    """The letters and digits of a text, small and without accents: all that a spelling has to agree in."""
    if text.isascii():
        return text.lower().translate(_NO_LETTERS)
    return "".join(letter for letter in unicodedata.normalize("NFKD", text).casefold() if letter.isalnum())


@lru_cache(maxsize=16_384)
def spellings(name: str) -> frozenset[str]:
    """The compact spellings of a name: in full, and with every usual short form of the words in it."""
    forms = {" ".join(name.lower().split())}
    for word, shorts in _SHORT_WORDS:
        forms |= {word.sub(short, form) for form in forms for short in shorts}
    return frozenset(map(compact, forms))


@lru_cache(maxsize=16_384)
def readings(text: str) -> tuple[Reading, ...]:
    """Every way to read a text as a type word, before or after, and a name. Nothing is guessed: names must then match.

    `Kota Baru` reads as kota + baru and as the name kotabaru; which of them exists decides.
    """
    letters = compact(_BOTH_TYPES.sub(" ", text))
    found = [Reading(_LEADING[letters[:cut]], letters[cut:]) for cut in _cuts(letters) if letters[:cut] in _LEADING]
    if letters.endswith(_ENDINGS):
        found += [
            Reading(kind, between + rest)
            for ending, (kind, between) in _TRAILING.items()
            if letters.endswith(ending)
            for rest in _without_government(letters.removesuffix(ending))
        ]
    return tuple(reading for reading in dict.fromkeys(found) if reading.name)


@lru_cache(maxsize=4096)
def province_names(text: str) -> tuple[str, ...]:
    """The compact names a text may give a province: as it stands, and without words such as Prov. or Pemprov."""
    letters = compact(text)
    return tuple(letters[cut:] for cut in _cuts(letters) if letters[:cut] in _LEADING_TO_PROVINCE)


def kecamatan_names(text: str) -> tuple[str, ...]:
    """The compact names a text may give a kecamatan: without words such as Kec., and as it stands."""
    letters = compact(text)
    return tuple(letters.removeprefix(word) for word in _KECAMATAN_WORDS if letters.startswith(word))


def name_and_place(text: str) -> tuple[str, str] | None:
    """What stands before and after the last comma, bracket, dash or word for province: `Banjar, Jawa Barat`."""
    separators = list(_SEPARATOR.finditer(text))
    if not separators:
        return None
    return text[: separators[-1].start()], text[separators[-1].end() :]


def _leading() -> dict[str, str]:
    """Every text before a name and the type it states."""
    leading: dict[str, str] = dict.fromkeys(_GOVERNMENT, "")
    for kind, words in _TYPE_WORDS.items():
        leading |= {government + word: kind for government, word in product(_GOVERNMENT, words)}
    return leading


def _trailing() -> dict[str, tuple[str, str]]:
    """Every text after a name, the type it states, and the word that belongs before the name in its stead."""
    trailing: dict[str, tuple[str, str]] = {}
    for kind, words in _TRAILING_TYPE_WORDS.items():
        trailing |= dict.fromkeys(words, (kind, ""))
        trailing |= {word + short: (kind, "administrasi") for word, short in product(words, _ADMINISTRATIVE)}
    return trailing


_LEADING = _leading()
_TRAILING = _trailing()
_ENDINGS = tuple(_TRAILING)
_LEADING_TO_PROVINCE = frozenset(government + word for government, word in product(_GOVERNMENT, ("", *_PROVINCE_WORDS)))
_LONGEST_LEADING = max(map(len, _LEADING | dict.fromkeys(_LEADING_TO_PROVINCE, "")))


def _cuts(letters: str) -> range:
    return range(min(_LONGEST_LEADING, len(letters)) + 1)


def _without_government(letters: str) -> list[str]:
    return [letters.removeprefix(government) for government in _GOVERNMENT if letters.startswith(government)]
