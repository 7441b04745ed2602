"""The licence of the compilation, and who publishes it: pages, data package and citations name the same."""

from typing import NamedTuple


class Licence(NamedTuple):
    """A licence by its identifier in the SPDX list, its title and its address."""

    identifier: str
    title: str
    address: str


# Of what is compiled; the facts in it belong to nobody, and the code is under the MIT licence.
COMPILATION = Licence(
    "CC-BY-4.0", "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"
)
