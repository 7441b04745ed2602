"""Words by which texts say that figures are a claim, a trial, an earlier version, an extreme or invented."""

import re
from functools import cache, lru_cache

from antikorupsi.ingest.tables.headings import YEAR, all_phrases, normalised
from antikorupsi.ingest.tables.words import Kind, either, words, words_in

_NOT_REAL = re.compile(r"\b(?:bukan|tidak) (?:\w+ ){0,2}(?:sebenarnya|sesungguhnya|asli|riil|nyata)\b")
_LONGEST_NOTE = 12  # words of a note that calls figures invented; longer ones tell a story
_LOOSE: tuple[Kind, ...] = ("general", "around", "around_status", "of_exercises", "years", "measures")


@lru_cache(maxsize=2**12)
def other_version_in(text: str) -> str:
    """The words of a normalised title by which figures are a claim or an earlier version: `isian daerah`, `nilai awal`.

    A word for a claim or a trial counts before who claims it, and before what is measured: `usulan mcp`. So does one
    for an extreme beside a figure (`nilai tertinggi`), unless regions that have it are listed, and `nilai provinsi`.
    """
    padded = f" {text.replace('+', ' ')} "  # no other sign stands in a normalised text
    if any(word in padded for word in _words_of_versions()) and (found := _pattern().search(text)):
        return found[0]
    if (check := next(iter(words_in(text, "own_checks")), "")) and not words_in(text, "agencies"):
        return check
    if not any(word in padded for word in _words_of_extremes()):
        return ""
    extreme = next((each for each in _extremes().finditer(text) if not each["listed"]), None)
    return extreme[0] if extreme else ""


@lru_cache(maxsize=2**12)
def other_version_aside(text: str) -> str:
    """A normalised remark in brackets that says so in these words or by one of them alone: `(awal)`, `(contoh)`."""
    alone = YEAR.sub("", text).strip()
    listed = (words(kind) for kind in ("versions", "early", "exercises", "stand_ins", "own_checks", "extremes"))
    is_other = any(alone in kind for kind in listed) or words_in(text, "invented") or words_in(text, "exercises")
    return text if is_other else other_version_in(text)


@cache
def _words_of_versions() -> frozenset[str]:
    """Words of which every match of the pattern holds one: it takes 5 ms to compile, and few files need it."""
    return frozenset(f" {word} " for word in words("versions") | words("early") | {"lama", "versi"})


@cache
def _words_of_extremes() -> frozenset[str]:
    """The same of extremes, and of means of a province or the nation."""
    wide = {f"{figure} {place}" for figure in words("general") for place in ("provinsi", "nasional")}
    return frozenset(f" {word} " for word in words("extremes") | wide)


@cache
def _pattern() -> re.Pattern[str]:
    measured = either(words("general") | all_phrases())
    claim = rf"(?:{either(words('versions'))}) (?:{either(words('claimants'))}|{measured})"
    # Of an instrument alone `lama` may mean former provinces or years: `SPI lama` is what offices call a file.
    early_words = words("early") - {"lama"}
    early = rf"(?:{measured}|{either(words('early_of'))}|data) (?:{either(early_words)})"
    claimed = rf"(?:{either(words('general'))}|data) (?:{either(words('versions'))}|lama)"
    return re.compile(rf"\b(?:{claim}|{early}|{claimed}|versi (?:kota|kabupaten|kab))\b")


@cache
def _extremes() -> re.Pattern[str]:
    """A word for an extreme on either side of one for a figure, or `nilai provinsi` where no name follows."""
    names, extreme = all_phrases(), either(words("extremes"))
    measured = either(words("general") | names)
    listed = rf"(?P<listed>(?:{either(words('before_extremes'))}) )?"
    wide = rf"(?:{either(words('general'))}) (?:provinsi|nasional)(?= (?:{either(names)}|tahun|(?:19|20)\d\d)|$)"
    return re.compile(rf"\b{listed}(?:(?:(?:{measured}) )+(?:{extreme})|(?:{extreme}) (?:{measured})|{wide})\b")


@lru_cache(maxsize=2**12)
def calls_invented(text: str) -> bool:
    """Whether a title or note says that figures are invented: `Data fiktif`, `Bukan data sebenarnya`, `CONTOH`.

    A word for an exercise alone says so; beside other words (`Contoh penulisan: 75,5`) it does not.
    """
    said = normalised(text)
    if len(said.split()) > _LONGEST_NOTE or re.search(
        r"\bbukan (?:data |angka )?(?:simulasi|fiktif|contoh|dummy)\b", said
    ):
        return False
    if words_in(said, "invented") or _NOT_REAL.search(said):
        return _is_loose(said) or not _of_figures().isdisjoint(said.split())
    return ":" not in text and bool(words_in(said, "exercises")) and _is_loose(said)


@cache
def _of_figures() -> frozenset[str]:
    """Words by which a text speaks of figures: `Data`, `Nilai`, names of instruments."""
    names = (word for phrase in all_phrases() for word in phrase.split())
    return frozenset((*names, *words("general"), "data", "tabel"))


def _is_loose(said: str) -> bool:
    """Whether a text holds words for exercises, figures, instruments and times, and no others."""
    kinds: tuple[Kind, ...] = (*_LOOSE, "exercises", "invented")
    known = _of_figures().union(*(phrase.split() for kind in kinds for phrase in words(kind)))
    return all(word in known or word.isdigit() for word in said.split())
