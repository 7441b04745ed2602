"""A framework file: components, indicators, weights, bands, predicates and limits, each with its basis."""

from typing import Annotated, Literal

from pydantic import Field

from antikorupsi.common import count_of, exceeds, markup, reaches
from antikorupsi.rules.basis import Strict, Text, WithBasis, Words
from antikorupsi.rules.frameworks.criteria import Criterion, Years, in_years
from antikorupsi.rules.frameworks.rules import rule_text
from antikorupsi.rules.frameworks.uncertain import Uncertainty


class WhichFigureDecides(Strict):
    """On what the rules rest by which a figure may decide; how old it may be is `oldest_figure_years`."""

    known_in_time: WithBasis
    said_of_the_region: WithBasis
    same_instrument: WithBasis
    final: WithBasis
    not_contradicted: WithBasis
    certain: WithBasis


class Indicator(Strict):
    """One indicator, scored by the panel unless `takes` names the `instrument.item` whose value is its score.

    `may_take` names one that fills in only where the panel gave no score.
    """

    id: Words
    number: int
    name: Text
    takes: Words | None = None
    may_take: Words | None = None
    weight: float | None = None


class Component(Strict):
    """One component and the indicators grouped under it."""

    id: Words
    number: int
    name: Text
    indicators: Annotated[list[Indicator], Field(min_length=1)]


class WeightScheme(WithBasis):
    """How indicators are weighed: all alike, all components alike, or by the weights written beside the indicators."""

    id: Words
    kind: Literal["equal_indicators", "equal_components", "written"]
    name: Text


class Band(Strict):
    """One class of a scale, from the lower to the upper bound as published, both in the unit of the score."""

    label: Words
    name: Text
    lower: float
    upper: float


class Bands(WithBasis):
    """The classes of one item of one instrument in the years (first, last) for which they were published."""

    instrument: Words
    item: Words
    years: Years = (None, None)
    bands: Annotated[list[Band], Field(min_length=1)]

    def hold_in(self, year: int) -> bool:
        """Whether these are the classes of a year."""
        return in_years(year, self.years)

    def band(self, value: float) -> Band | None:
        """The class with the highest lower bound not above the value; None for a value off the scale.

        So 72.95 belongs to the class printed as 0-72.9, although the next one starts at 73.
        """
        if exceeds(value, self.bands[-1].upper):
            return None
        return max(
            (band for band in self.bands if reaches(value, band.lower)), key=lambda band: band.lower, default=None
        )


class Predicate(WithBasis):
    """The name of a total from `lower` upwards."""

    lower: float
    name: Text


class StrictReading(WithBasis):
    """The reading of one official: every component, not the total alone, must exceed `above`."""

    above: float


class Grouping(WithBasis):
    """On what the grouping of indicators into components rests."""


class Limit(WithBasis):
    """One number the framework needs besides thresholds and weights."""

    value: float


class Trend(WithBasis):
    """From how many comparable years on a figure has a trend that can be said: four or more, to know two misses."""

    least_years: Annotated[int, Field(ge=4)]


class Ranking(WithBasis):
    """Among how many known figures a rank is said; among fewer it says who is known, not who is good.

    At least `least_regions` figures, of `least_share` of the regions assessed (0 to 1) and, among all regions, of
    `least_provinces` provinces, or of all where the list has fewer.
    """

    least_regions: Annotated[int, Field(ge=1)]
    least_share: Annotated[float, Field(ge=0, le=1)]
    least_provinces: Annotated[int, Field(ge=1)]


class Peers(WithBasis):
    """How many of the nearest regions that meet a criterion stand beside one that fails it, and what is near.

    Near is a population alike; another province counts as much as a population `other_province` times as large.
    """

    count: Annotated[int, Field(ge=1)]
    other_province: Annotated[float, Field(ge=1)]


class Scale(WithBasis):
    """The lowest and highest score an indicator can get."""

    lowest: float
    highest: float


class Framework(Strict):
    """A whole framework: who assesses what, by which rules, and on which basis."""

    id: Words
    assesses: Words = Field(pattern=r"^[a-z][a-z0-9_]*$")  # kabupaten_kota, desa, or a type of units of a period
    title: Text
    description: Text
    criteria: Annotated[list[Criterion], Field(default_factory=list)]
    components: Annotated[list[Component], Field(min_length=1)]
    grouping: Grouping
    scale: Scale
    default_weights: Words
    weights: Annotated[list[WeightScheme], Field(min_length=1)]
    predicates: Annotated[list[Predicate], Field(min_length=1)]
    strict_reading: StrictReading | None = None
    panel_mean: WithBasis
    minimum_coverage: Limit
    which_figure_decides: WhichFigureDecides
    oldest_figure_years: Limit
    trend: Trend | None = None
    ranking: Ranking
    peers: Peers | None = None
    uncertainty: Uncertainty
    bands: Annotated[list[Bands], Field(default_factory=list)]

    def __repr__(self) -> str:
        """Id and how much it assesses."""
        criteria = count_of(len(self.criteria), "criterion", "criteria")
        components = count_of(len(self.components), "component", "components")
        indicators = count_of(len(self.indicators), "indicator", "indicators")
        return f"Framework({self.id!r}: {criteria}, {components}, {indicators})"

    def _repr_html_(self) -> str:
        """What repr says, and one row per criterion with its threshold and what that rests on."""
        rows = [
            (criterion.id, criterion.name.en, rule_text(criterion.rule), criterion.basis) for criterion in self.criteria
        ]
        return str(markup.table(["criterion", "name", "threshold", "basis"], rows, repr(self)))

    @property
    def bound(self) -> float:
        """The total that bears the highest predicate: what reports measure indicators and totals by."""
        return max(predicate.lower for predicate in self.predicates)

    @property
    def total_bounds(self) -> list[float]:
        """What totals and components are compared with: every predicate's bound and that of the strict reading."""
        strict = [self.strict_reading.above] if self.strict_reading else []
        return [*(predicate.lower for predicate in self.predicates), *strict]

    def bounds_of(self, instrument: str, item: str, year: int) -> list[float]:
        """Where the classes of an item begin in a year; none where it has no classes."""
        known = [
            bands
            for bands in self.bands
            if (bands.instrument, bands.item) == (instrument, item) and bands.hold_in(year)
        ]
        return [band.lower for classes in known for band in classes.bands]

    @property
    def indicators(self) -> list[Indicator]:
        """All indicators in the order of the components."""
        return [indicator for component in self.components for indicator in component.indicators]

    @property
    def instruments(self) -> frozenset[str]:
        """The ids of the instruments whose figures criteria or indicators take."""
        feeds = [feed for indicator in self.indicators for feed in (indicator.takes, indicator.may_take) if feed]
        return frozenset(
            {criterion.instrument for criterion in self.criteria} | {feed.partition(".")[0] for feed in feeds}
        )

    def criterion(self, identifier: str) -> Criterion:
        """The criterion of that id; KeyError if there is none."""
        return {criterion.id: criterion for criterion in self.criteria}[identifier]

    def indicator(self, identifier: str) -> Indicator:
        """The indicator of that id; KeyError if there is none."""
        return {indicator.id: indicator for indicator in self.indicators}[identifier]

    def component_of(self, indicator: str) -> Component:
        """The component an indicator is grouped under; KeyError for an unknown indicator."""
        return {each.id: component for component in self.components for each in component.indicators}[indicator]

    def band(self, instrument: str, item: str, year: int, value: float) -> Band | None:
        """The class of a figure of a year; None where no classes hold for that year or the figure is off the scale."""
        for bands in self.bands:
            if bands.instrument == instrument and bands.item == item and bands.hold_in(year):
                return bands.band(value)
        return None

    def predicate(self, total: float) -> Predicate | None:
        """The predicate with the highest bound the total reaches; None below all of them."""
        reached = [predicate for predicate in self.predicates if reaches(total, predicate.lower)]
        return max(reached, key=lambda predicate: predicate.lower, default=None)
