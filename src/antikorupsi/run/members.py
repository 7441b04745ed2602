"""Which workers of a cluster can be used: those with the package, Python and libraries of this run."""

from collections.abc import Mapping

from antikorupsi.run.fingerprints import makers_here


def refusal_of(there: object) -> str:
    """Why a worker is refused that answered `makers_here` like this, in words; empty if it is not.

    `there` is an exception if the worker could not answer.
    """
    if isinstance(there, TimeoutError):
        return "it does not answer"
    if isinstance(there, BaseException):
        return f"it has no such package ({there})"
    if not isinstance(there, Mapping):
        return "it does not say what it has"
    here = makers_here()
    differing = [
        f"{name} is {there.get(name)}, not {known}" for name, known in here.items() if there.get(name) != known
    ]
    return "; ".join(differing)


def refusals_text(refused: Mapping[str, str]) -> str:
    """Which workers are refused, why, and the remedy; empty if none is. `refused` gives reasons by address."""
    named = " ".join(f"{address} is refused: {why}." for address, why in refused.items())
    return f"{named} Install this very version of the project there." if named else ""
