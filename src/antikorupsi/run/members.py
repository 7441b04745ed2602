"""The workers of a cluster: which of them have the very package of this run, and why the others are refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from distributed import Client

from antikorupsi.run.fingerprints import makers_here


@dataclass(frozen=True)
class Members:
    """How many reports each usable worker makes at once, and why another is refused; by their addresses."""

    usable: dict[str, int]
    refused: dict[str, str]

    @classmethod
    def of(cls, client: Client) -> Self:
        """Asks every worker what it makes pages with."""
        threads = threads_of(client)
        here = makers_here()
        answers: dict[str, Any] = client.run(makers_here, workers=list(threads), on_error="return")
        refused = {address: why for address in threads if (why := _difference(here, answers.get(address)))}
        return cls({address: count for address, count in threads.items() if address not in refused}, refused)

    @property
    def said(self) -> str:
        """Who is refused and why, and what to do; empty where nobody is."""
        named = " ".join(f"{address} is refused: {why}." for address, why in self.refused.items())
        return f"{named} Install this very version of the project there." if named else ""


def threads_of(client: Client) -> dict[str, int]:
    """The workers that are there now."""
    threads: Mapping[str, int] = client.nthreads()
    return {address: int(count) for address, count in threads.items()}


def _difference(here: Mapping[str, str], there: object) -> str:
    """In words, what a worker has that this run has not; empty where it has the same."""
    if isinstance(there, BaseException):
        return f"it has no such package ({there})"
    if not isinstance(there, Mapping):
        return "it does not say what it has"
    differing = [
        f"{name} is {there.get(name)}, not {known}" for name, known in here.items() if there.get(name) != known
    ]
    return "; ".join(differing)
