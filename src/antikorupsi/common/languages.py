"""The languages of reports, and how each writes dates: one entry a language. Light, because every command reads it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Conventions:
    """How a language is named and writes dates; `otherwise` has the texts that its catalogue and rule files lack."""

    name: str
    locale: str  # of dates, as Babel knows it
    clock: str = "HH:mm"
    otherwise: str = "en"


# The words stand in `show/locale/<code>.po` and in the rule files. The first language is the default.
LANGUAGES: Mapping[str, Conventions] = {
    "id": Conventions("Indonesian", "id", "HH.mm"),
    "en": Conventions("English", "en_GB"),
}
