"""What is assessed: criteria, components, indicators, weights and bands, each with basis and source (YAML).

`framework.load("kabkota-2025").criterion("mcp").rule.threshold == 75`. A fault in a file is named with its line.
"""

from antikorupsi.rules.frameworks.assumed import Assumption, assumptions
from antikorupsi.rules.frameworks.criteria import Checks, Criterion, Successor, Variant, Years, in_years
from antikorupsi.rules.frameworks.known_items import has_levels, known_items, scale_of
from antikorupsi.rules.frameworks.loading import available, load, load_file
from antikorupsi.rules.frameworks.models import (
    Band,
    Bands,
    Component,
    Framework,
    Grouping,
    Indicator,
    Limit,
    Peers,
    Predicate,
    Ranking,
    Scale,
    StrictReading,
    Trend,
    WeightScheme,
    WhichFigureDecides,
)
from antikorupsi.rules.frameworks.overriding import as_asked, with_oldest_figure, with_overrides
from antikorupsi.rules.frameworks.rules import AtLeast, LabelAtLeast, LabelInConsecutiveYears, LabelIs, Rule, rule_text
from antikorupsi.rules.frameworks.uncertain import SOURCES, Treatment, Uncertainty
from antikorupsi.rules.frameworks.weights import indicator_weights, weight_scheme

__all__ = [
    "SOURCES",
    "Assumption",
    "AtLeast",
    "Band",
    "Bands",
    "Checks",
    "Component",
    "Criterion",
    "Framework",
    "Grouping",
    "Indicator",
    "LabelAtLeast",
    "LabelInConsecutiveYears",
    "LabelIs",
    "Limit",
    "Peers",
    "Predicate",
    "Ranking",
    "Rule",
    "Scale",
    "StrictReading",
    "Successor",
    "Treatment",
    "Trend",
    "Uncertainty",
    "Variant",
    "WeightScheme",
    "WhichFigureDecides",
    "Years",
    "as_asked",
    "assumptions",
    "available",
    "has_levels",
    "in_years",
    "indicator_weights",
    "known_items",
    "load",
    "load_file",
    "rule_text",
    "scale_of",
    "weight_scheme",
    "with_oldest_figure",
    "with_overrides",
]
