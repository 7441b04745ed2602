"""What explore.ipynb asks, one method a question; all of them speak of the same choices."""

from collections.abc import Mapping

from antikorupsi.assess import Parameters
from antikorupsi.common import Html, tag
from antikorupsi.show.exploring import panels
from antikorupsi.show.exploring.exploration import Exploration
from antikorupsi.show.exploring.shown import Shown


class Explorer(Exploration):
    """The questions of explore.ipynb: each gives controls in JupyterLab and a table elsewhere."""

    def what_if(self) -> Shown:
        """What are verdict, total, rank and interval with other thresholds and weights?"""
        return Shown(self.facts(), lambda: panels.what_if(self))

    def cells(self, figure: str = "spi") -> Shown:
        """Which cells is a figure read from? A criterion (spi), an indicator (i07) or the total."""
        return Shown(self.cells_of(figure), lambda: panels.cells(self, figure))

    def compare_regions(self) -> Shown:
        """How do two regions differ?"""
        return Shown(self.regions_beside(), lambda: panels.two_regions(self))

    def compare_periods(self) -> Shown:
        """How do two periods differ?"""
        return Shown(self.periods_beside(), lambda: panels.two_periods(self))

    def parameter_file(self, name: str = "tried.yaml") -> Shown:
        """With which file does a run repeat what was tried?"""
        text = self.tried_text(name)
        return Shown(Html(tag("pre", text)), lambda: panels.saving(self, name))


def open_explorer(namespace: Mapping[str, object]) -> Explorer:
    """The one line with which explore.ipynb starts: parameters checked, the period opened.

    Besides the parameters of a report it takes `other_region` and `other_period`, to compare with.
    """
    known = ("region", "other_region", "other_period")
    parameters_given = {name: value for name, value in namespace.items() if not name.startswith("other_")}
    parameters = Parameters.check(parameters_given, *known)
    return Explorer(parameters, str(namespace.get("other_region", "")), str(namespace.get("other_period", "")))
