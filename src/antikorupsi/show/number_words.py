"""Numbers as pages print them: figures, totals, shares and ranges, each with the decimals that are known."""

import math
from collections.abc import Iterable

from antikorupsi.assess import STANDARD_ERRORS_OF_95
from antikorupsi.common import Language
from antikorupsi.rules import Framework


def observed(value: float, language: Language, beside: Iterable[float] = ()) -> str:
    """A figure as it was published: as many decimals as it has, at most three; more where a bound in `beside` asks."""
    return language.number(value, 3, least=0, beside=beside)


def total_number(value: float, framework: Framework, language: Language) -> str:
    """A score, component or total: two decimals, or as many as show on which side of the framework's bounds it lies."""
    return language.number(value, beside=framework.total_bounds)


def amount(value: float, language: Language, decimals: int = 3, least: int = 0) -> str:
    """What is missing or to spare: never printed as zero where it is not."""
    return language.number(value, decimals, least=least, beside=[0.0])


def percent(share: float, least: float, language: Language) -> str:
    """A share (0 to 1) in whole percent, or with the decimals that show whether it reaches the least one."""
    return f"{language.number(100 * share, 0, beside=[100 * least])}%"


def signed(value: float, language: Language, least: int = 0, beside: Iterable[float] = ()) -> str:
    """A change with its sign, at most three decimals and at least `least`: +1,2 or −0,355.

    With 0 `beside` it a change that is one is never printed as none.
    """
    shown = language.number(abs(value), 3, least=least, beside=beside)
    sign = "" if not shown.strip("0,.") else "−" if value < 0 else "+"
    return sign + shown


def two_decimals(value: float, language: Language, beside: Iterable[float] = ()) -> str:
    """A number that may be below zero, with a true minus sign; one that cannot be computed is a dash."""
    if math.isnan(value):
        return "–"
    shown = language.number(abs(value), beside=[abs(bound) for bound in beside])
    return f"−{shown}" if value < 0 and shown.strip("0,.") else shown


def share_of_draws(share: float, language: Language) -> str:
    """A share of draws in percent; one that is not all or none never rounds to it."""
    if 0 < share < 0.005:
        return language.say("less than {share}%", share=1)
    if 0.995 <= share < 1:
        return language.say("more than {share}%", share=99)
    return f"{language.number(100 * share, 0)}%"


def moved_between(moved: dict[str, float] | None, framework: Framework, language: Language) -> str:
    """From where to where a total moves in the interval of the draws."""
    return "–" if moved is None else " – ".join(bounds_of_draws(moved, framework, language))


def bounds_of_draws(moved: dict[str, float], framework: Framework, language: Language) -> list[str]:
    """Both ends of the interval of the draws, no finer than finite draws know them, and on their side of a bound."""
    error = moved["total_error"]
    return [
        language.number(
            end, decimals_known(error), beside=[bound for bound in framework.total_bounds if abs(end - bound) > error]
        )
        for end in (moved["total_low"], moved["total_high"])
    ]


def decimals_known(error: float) -> int:
    """How many decimals, at most two, may be printed of a number that may be off by as much as `error`."""
    return sum(error <= unit for unit in (0.1, 0.01))


def share_of_spread(index: float, language: Language) -> str:
    """A Sobol index as a share of the spread in whole percent; its estimate may leave 0 to 1 by a little."""
    return f"{language.number(100 * min(max(index, 0.0), 1.0), 0)}%"


def margin_of_share(error: float) -> int:
    """The margin of a share in percentage points, out of its standard error: half of the 95 % interval, at least 1."""
    return max(1, math.ceil(100 * STANDARD_ERRORS_OF_95 * error))


def share_known(index: float, error: float, language: Language) -> str:
    """A share of the spread with its margin: 61% ± 2."""
    return f"{share_of_spread(index, language)} ± {margin_of_share(error)}"
