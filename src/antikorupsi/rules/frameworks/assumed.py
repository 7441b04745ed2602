"""What a framework assumes because nobody published it, as every report must list it."""

from collections.abc import Iterator
from dataclasses import dataclass

from antikorupsi.rules.basis import Basis, Text, WithBasis
from antikorupsi.rules.frameworks.models import Bands, Framework
from antikorupsi.rules.frameworks.uncertain import SOURCES
from antikorupsi.rules.frameworks.weights import weight_scheme


@dataclass(frozen=True)
class Assumption:
    """What is assumed, the source that leaves it open, and what to know of it."""

    subject: Text
    basis: Basis
    source: str
    note: Text | None


def assumptions(framework: Framework, scheme_id: str) -> list[Assumption]:
    """Everything whose basis is `assumption`, under the weighting used: thresholds first, classes of scales last."""
    return [
        Assumption(subject, founded.basis, founded.source, founded.note)
        for subject, founded in _founded(framework, scheme_id)
        if founded.basis == "assumption"
    ]


def _founded(framework: Framework, scheme_id: str) -> Iterator[tuple[Text, WithBasis]]:
    """Every decision of the framework and what it is about."""
    for criterion in framework.criteria:
        yield _about("Syarat", "Threshold", criterion.name), criterion
    yield (
        Text(id="Pengelompokan indikator ke dalam komponen", en="Grouping of indicators into components"),
        framework.grouping,
    )
    scheme = weight_scheme(framework, scheme_id)
    yield _about("Bobot", "Weights", scheme.name), scheme
    yield Text(id="Skala skor indikator", en="Scale of the indicators' scores"), framework.scale
    yield (
        Text(id="Rata-rata penilai tanpa nilai pleno", en="Mean of the assessors without a pleno value"),
        framework.panel_mean,
    )
    yield Text(id="Cakupan minimal untuk nilai total", en="Least coverage for a total"), framework.minimum_coverage
    yield from _deciding(framework)
    yield Text(id="Cakupan minimal untuk peringkat", en="Least coverage for a rank"), framework.ranking
    if framework.trend:
        yield Text(id="Tren menuju syarat", en="Trend towards a threshold"), framework.trend
    if framework.peers:
        yield Text(id="Daerah pembanding terdekat", en="Nearest peers"), framework.peers
    for predicate in framework.predicates:
        yield _about("Predikat", "Predicate", predicate.name), predicate
    if framework.strict_reading:
        yield Text(id="Pembacaan ketat", en="Strict reading"), framework.strict_reading
    yield from _uncertain(framework)
    for bands in framework.bands:
        yield _about("Kelas nilai", "Classes", _scale_name(framework, bands)), bands


def _deciding(framework: Framework) -> Iterator[tuple[Text, WithBasis]]:
    """By which rules a figure may decide."""
    yield Text(id="Umur angka yang menentukan", en="Age of a figure that may decide"), framework.oldest_figure_years
    rules = framework.which_figure_decides
    yield Text(id="Angka yang diketahui pada waktunya", en="Figures known in time"), rules.known_in_time
    yield Text(id="Angka yang menyebut namanya", en="Figures said by name"), rules.said_of_the_region
    yield Text(id="Angka instrumen yang sama", en="Figures of the same instrument"), rules.same_instrument
    yield Text(id="Angka final", en="Final figures"), rules.final
    yield Text(id="Sumber yang tidak bertentangan", en="Sources that do not contradict"), rules.not_contradicted
    yield Text(id="Hasil yang pasti", en="Verdicts that are certain"), rules.certain
    for criterion in framework.criteria:
        if criterion.checks:
            yield _about("Masa berlaku", "How long it stands", criterion.name), criterion.checks
        if criterion.successor:
            yield _about("Instrumen penerus", "Successor", criterion.name), criterion.successor


def _uncertain(framework: Framework) -> Iterator[tuple[Text, WithBasis]]:
    """The sources of uncertainty that are on, and the draws that combine them."""
    words = {
        "weights": Text(id="Ketidakpastian: bobot", en="Uncertainty: weights"),
        "grouping": Text(id="Ketidakpastian: pengelompokan total", en="Uncertainty: grouping of the total"),
        "assessors": Text(id="Ketidakpastian: perbedaan para penilai", en="Uncertainty: disagreement of the assessors"),
        "survey": Text(id="Ketidakpastian: galat survei", en="Uncertainty: error of surveys"),
        "missing": Text(id="Ketidakpastian: indikator tanpa skor", en="Uncertainty: indicators without a score"),
        "thresholds": Text(id="Ketidakpastian: varian syarat", en="Uncertainty: variants of thresholds"),
    }
    yield Text(id="Ketidakpastian: simulasi acak", en="Uncertainty: draws"), framework.uncertainty.draws
    for name in SOURCES:
        if framework.uncertainty.source(name).varied:
            yield words[name], framework.uncertainty.source(name)


def _about(indonesian: str, english: str, name: Text) -> Text:
    return Text(id=f"{indonesian}: {name.id}", en=f"{english}: {name.en}")


def _scale_name(framework: Framework, bands: Bands) -> Text:
    """The name of the criterion that reads the scale, else the instrument's id, with the years."""
    named = [criterion.name for criterion in framework.criteria if criterion.instrument == bands.instrument]
    name = named[0] if named else Text(id=bands.instrument.upper(), en=bands.instrument.upper())
    if bands.years == (None, None):
        return name
    first, last = ("…" if year is None else str(year) for year in bands.years)
    return Text(id=f"{name.id}, {first}-{last}", en=f"{name.en}, {first}-{last}")
