"""What an answer to a report may be about: criteria and indicators, by all that people call them."""

from antikorupsi.rules import Framework, instrument_name, instrument_short_name


def subjects_of(framework: Framework) -> dict[str, list[str]]:
    """By id of a criterion or indicator: its name in Indonesian, then its other names, short names and numbers."""
    found = {}
    for criterion in framework.criteria:
        short = [instrument_short_name(criterion.instrument, language) for language in ("id", "en")]
        named = [instrument_name(criterion.instrument, language) for language in ("id", "en")]
        found[criterion.id] = [criterion.name.id, criterion.name.en, criterion.id.replace("_", " "), *short, *named]
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
        ]
    return found
