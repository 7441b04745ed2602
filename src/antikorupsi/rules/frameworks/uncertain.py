"""What a framework declares uncertain, source by source, and how far each is varied."""

from typing import Annotated, Literal

from pydantic import Field

from antikorupsi.rules.basis import Strict, WithBasis, Words

Treatment = Literal["worst", "neutral", "best"]
Above0 = Annotated[float, Field(gt=0)]


class Source(WithBasis):
    """A source of uncertainty that can be switched off."""

    varied: bool  # YAML reads the key `on` as true


class WeightSource(Source):
    """Weights nobody published: drawn from a Dirichlet distribution around the declared ones.

    Each weight is a share of the sum of gamma variables, `concentration` for a weight of average size: the higher, the
    nearer to the declared ones. `factor` bounds them once more, for exact bounds: each from 1/factor to factor times
    the declared one.
    """

    concentration: Above0
    factor: Annotated[float, Field(ge=1)]


class GroupingSource(Source):
    """How the total is grouped: each of the named weightings is as likely as another."""

    schemes: Annotated[list[Words], Field(min_length=1)]


class MissingSource(Source):
    """What an indicator without a score may have been: the worst score, left out (neutral), or the best one."""

    treatments: Annotated[list[Treatment], Field(min_length=1)]


class Draws(WithBasis):
    """How many draws are made from which seed, how wide the interval is, and how many samples judge the sources."""

    count: Annotated[int, Field(ge=100)]
    seed: Annotated[int, Field(ge=0)]
    interval: Annotated[float, Field(gt=0, lt=1)]
    samples: Annotated[int, Field(ge=64)]


class Uncertainty(Strict):
    """All sources of uncertainty of a framework, and the draws that combine them."""

    draws: Draws
    weights: WeightSource
    grouping: GroupingSource
    assessors: Source
    survey: Source
    missing: MissingSource
    thresholds: Source

    def source(self, name: str) -> Source:
        """The source of that name; KeyError if there is none."""
        sources: dict[str, Source] = {known: getattr(self, known) for known in SOURCES}
        return sources[name]


SOURCES = ("weights", "grouping", "assessors", "survey", "missing", "thresholds")
