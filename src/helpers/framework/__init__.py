"""What is assessed: criteria, components, indicators, weights and bands, each with basis and source (YAML).

`framework.load("kabkota-2025").criterion("mcp").rule.threshold == 75`. A fault in a file is named with its line.
"""

from helpers.framework.assumed import Assumption, assumptions
from helpers.framework.founded import Basis, Founded, Text
from helpers.framework.known_items import KNOWN_ITEMS
from helpers.framework.loading import available, load, load_file
from helpers.framework.models import (
    HAIR,
    Band,
    Bands,
    Component,
    Criterion,
    Framework,
    Grouping,
    Indicator,
    Limit,
    Peers,
    Predicate,
    Scale,
    StrictReading,
    Trend,
    Variant,
    WeightScheme,
    told,
)
from helpers.framework.overriding import as_asked, with_overrides
from helpers.framework.rules import AtLeast, LabelAtLeast, LabelInConsecutiveYears, LabelIs, Rule
from helpers.framework.uncertain import SOURCES, Treatment, Uncertainty
from helpers.framework.weighing import TRIED
from helpers.framework.weights import indicator_weights, weight_scheme

__all__ = [
    "HAIR",
    "KNOWN_ITEMS",
    "SOURCES",
    "TRIED",
    "Assumption",
    "AtLeast",
    "Band",
    "Bands",
    "Basis",
    "Component",
    "Criterion",
    "Founded",
    "Framework",
    "Grouping",
    "Indicator",
    "LabelAtLeast",
    "LabelInConsecutiveYears",
    "LabelIs",
    "Limit",
    "Peers",
    "Predicate",
    "Rule",
    "Scale",
    "StrictReading",
    "Text",
    "Treatment",
    "Trend",
    "Uncertainty",
    "Variant",
    "WeightScheme",
    "as_asked",
    "assumptions",
    "available",
    "indicator_weights",
    "load",
    "load_file",
    "told",
    "weight_scheme",
    "with_overrides",
]
