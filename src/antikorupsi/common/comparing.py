"""Comparisons of numbers with bounds within a tolerance, so that binary fractions decide nothing.

A mean of exactly 75 may be stored as 74.99999999999999. Every threshold, scale bound, class and predicate is compared
here, in a sheet by `TOLERANCE` in its formula, and printed by `Language.number(..., beside=...)`.
"""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt
    import pandas as pd

TOLERANCE = 1e-9  # in the unit of the figure: no source prints more than four decimals
FINEST = 9  # decimals, beyond which two numbers are the same


@overload
def reaches(value: float, bound: float) -> bool: ...
@overload
def reaches(value: "pd.Series", bound: "float | pd.Series") -> "pd.Series": ...
@overload
def reaches(value: "npt.NDArray[np.float64]", bound: float) -> "npt.NDArray[np.bool_]": ...
def reaches(value: Any, bound: Any) -> Any:
    """Whether a value is at least the bound: 74.99999999999999 reaches 75."""
    return value >= bound - TOLERANCE


@overload
def exceeds(value: float, bound: float) -> bool: ...
@overload
def exceeds(value: "pd.Series", bound: "float | pd.Series") -> "pd.Series": ...
@overload
def exceeds(value: "npt.NDArray[np.float64]", bound: float) -> "npt.NDArray[np.bool_]": ...
def exceeds(value: Any, bound: Any) -> Any:
    """Whether a value is above the bound: 70.00000000000001 does not exceed 70."""
    return value > bound + TOLERANCE


def within(value: float, lowest: float, highest: float) -> bool:
    """Whether a value lies on a scale, its ends included."""
    return value >= lowest - TOLERANCE and not value > highest + TOLERANCE


def side_of(value: float, bound: float) -> int:
    """-1 below the bound, 0 at it, 1 above it."""
    return 1 if exceeds(value, bound) else 0 if reaches(value, bound) else -1


def decimals_beside(value: float, bounds: "Iterable[float]", decimals: int) -> int:
    """From `decimals` on, the fewest decimals that show a value on its own side of every bound.

    89.996 needs three beside 90: with two it would be printed as 90. At most `FINEST`.
    """
    sides = [(bound, side_of(value, bound)) for bound in bounds]
    for places in range(decimals, FINEST):
        shown = float(Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN))
        if all(side_of(shown, bound) == side for bound, side in sides):
            return places
    return max(decimals, FINEST)
