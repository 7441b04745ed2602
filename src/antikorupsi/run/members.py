"""The workers of a cluster: which have the same package and libraries as this run, and why others are refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from distributed import Client

from antikorupsi.run.fingerprints import makers_here


@dataclass(frozen=True)
class Members:
    """By worker address: threads of each usable worker, and the reason for each refused one."""

    usable: dict[str, int]
    refused: dict[str, str]

    @classmethod
    def of(cls, client: Client) -> Self:
        """Compares the package and library versions of every worker with those of this process."""
        threads = threads_of(client)
        here = makers_here()
        answers: dict[str, Any] = client.run(makers_here, workers=list(threads), on_error="return")
        refused = {address: why for address in threads if (why := _difference(here, answers.get(address)))}
        return cls({address: count for address, count in threads.items() if address not in refused}, refused)

    @property
    def refusals(self) -> str:
        """Which workers are refused, why, and the remedy; empty if none is."""
        named = " ".join(f"{address} is refused: {why}." for address, why in self.refused.items())
        return f"{named} Install this very version of the project there." if named else ""


def threads_of(client: Client) -> dict[str, int]:
    """By address: the threads of each connected worker."""
    threads: Mapping[str, int] = client.nthreads()
    return {address: int(count) for address, count in threads.items()}


def _difference(here: Mapping[str, str], there: object) -> str:
    """The differences between a worker and this process in words; empty if there are none."""
    if isinstance(there, BaseException):
        return f"it has no such package ({there})"
    if not isinstance(there, Mapping):
        return "it does not say what it has"
    differing = [
        f"{name} is {there.get(name)}, not {known}" for name, known in here.items() if there.get(name) != known
    ]
    return "; ".join(differing)
