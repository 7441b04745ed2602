"""What an answer to a report may be about: criteria and indicators, by all that people call them."""

import re

from antikorupsi.rules import Framework, instrument_name, instrument_short_name


def subjects_of(framework: Framework) -> dict[str, list[str]]:
    """By id of a criterion or indicator: its name in Indonesian, then its other names, short names and numbers."""
    found = {}
    for criterion in framework.criteria:
        short = [instrument_short_name(criterion.instrument, language) for language in ("id", "en")]
        named = [instrument_name(criterion.instrument, language) for language in ("id", "en")]
        names = [criterion.name.id, criterion.name.en, criterion.id.replace("_", " "), *short, *named]
        found[criterion.id] = [*names, *_without_abbreviations(names)]
    for indicator in framework.indicators:
        number = str(indicator.number)
        found[indicator.id] = [
            f"{number}. {indicator.name.id}",
            f"{number}. {indicator.name.en}",
            indicator.name.id,
            indicator.name.en,
            *(f"{word} {number}" for word in ("Indikator", "Indicator")),
            indicator.id,
            number,
            *_without_abbreviations([indicator.name.id, indicator.name.en]),
        ]
    return found


def _without_abbreviations(names: list[str]) -> list[str]:
    """Names that end in brackets without these: "Survei Penilaian Integritas" as well as that with "(SPI)"."""
    return [short for name in names if (short := re.sub(r"\s*\([^()]*\)$", "", name)) not in ("", name)]
