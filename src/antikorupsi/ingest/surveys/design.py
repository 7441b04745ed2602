"""How respondents were drawn: weights, strata, clusters and the size of the population, where a file tells them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.surveys.columns import Numbers

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Design:
    """A weight for every respondent, their strata and clusters as codes, and how many people their stratum holds."""

    weights: Numbers
    stratum: Codes | None = None
    cluster: Codes | None = None
    population: Numbers | None = None

    @property
    def degrees_of_freedom(self) -> int:
        """Clusters (or respondents) less strata: below one there is no interval."""
        units = len(self.weights) if self.cluster is None else len(np.unique(_pairs(self.stratum, self.cluster)))
        return units - (1 if self.stratum is None else len(np.unique(self.stratum)))

    @property
    def people(self) -> float | None:
        """How many people the population holds, None where nobody says."""
        if self.population is None:
            return None
        if self.stratum is None:
            return float(self.population[0])
        return float(sum(self.population[self.stratum == code][0] for code in np.unique(self.stratum)))

    def separately(self, kinds: Codes) -> "Design":
        """The same design where respondents of different kinds were drawn apart from one another."""
        return Design(self.weights, _pairs(self.stratum, kinds), self.cluster, self.population)


def _pairs(first: Codes | None, second: Codes) -> Codes:
    if first is None:
        return second
    return np.unique(np.stack([first, second]), axis=1, return_inverse=True)[1].reshape(-1)
