"""The criteria of a region as a strip of symbols, one a criterion, in the order of the framework."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from antikorupsi.assess import Assessment
from antikorupsi.common import Language, each_row, tag
from antikorupsi.show import DECISION_WORDS, STATUS_SIGNS, status_of
from helpers.eligibility import VerdictRow


class Cell(NamedTuple):
    """A cell of a row below the first: its content, class, and by what it is ordered if not by its words."""

    content: Markup | str
    class_: str | None = None
    order: str | None = None

    @property
    def element(self) -> Markup:
        """The cell of the table."""
        return tag("td", self.content, class_=self.class_, data_order=self.order)


LETTERS = {"meets": "m", "fails": "f", "undeciding": "u", "no_data": "n"}


@dataclass(frozen=True)
class Strips:
    """The strips of all regions of an assessment."""

    assessment: Assessment
    words: Language

    @cached_property
    def _statuses(self) -> dict[str, dict[str, str]]:
        """By region and criterion: meets, fails, undeciding or no_data."""
        found: dict[str, dict[str, str]] = {}
        for row in each_row(self.assessment.verdicts, VerdictRow):
            found.setdefault(row.region, {})[row.criterion] = status_of(row)
        return found

    @cached_property
    def _criteria(self) -> list[tuple[str, str]]:
        return [(criterion.id, self.words.pick(criterion.name)) for criterion in self.assessment.framework.criteria]

    def letters(self, region: str) -> str:
        """One letter a criterion, as the filter compares it: m, f, u or n."""
        statuses = self._statuses[region]
        return "".join(LETTERS[statuses[criterion]] for criterion, _ in self._criteria)

    def cell(self, region: str) -> Cell:
        """The strip, ordered by met and failed criteria; screen readers get the names of the criteria by status."""
        statuses = self._statuses[region]
        signs = [
            tag("span", STATUS_SIGNS[statuses[criterion]], class_=LETTERS[statuses[criterion]], title=name)
            for criterion, name in self._criteria
        ]
        spoken = [
            f"{self.words.say(DECISION_WORDS[status])}: {', '.join(named)}"
            for status in STATUS_SIGNS
            if (named := [name for criterion, name in self._criteria if statuses[criterion] == status])
        ]
        strip = tag("span", *signs, role="img", aria_label="; ".join(spoken))
        met, failed = (sum(found == status for found in statuses.values()) for status in ("meets", "fails"))
        return Cell(strip, class_="strip", order=str(100 * met - failed))

    def parts(self) -> dict[str, object]:
        """What the script of a long list makes strips from, as `cell` does: names, then letter, sign and words."""
        marks = [
            [LETTERS[status], STATUS_SIGNS[status], self.words.say(DECISION_WORDS[status])] for status in STATUS_SIGNS
        ]
        return {"names": [name for _, name in self._criteria], "marks": marks}

    def heading(self) -> Markup:
        """The numbers of the criteria above the symbols, with a word for those who hear it."""
        numbers = [tag("span", str(number)) for number in range(1, len(self._criteria) + 1)]
        return tag("span", *numbers, class_="strip", role="img", aria_label=self.words.say("Criteria"))

    def key(self) -> Markup:
        """What the numbers and the symbols stand for."""
        say = self.words.say
        numbered = ", ".join(f"{number} {name}" for number, (_, name) in enumerate(self._criteria, 1))
        signs = [
            tag(
                "span",
                tag("span", STATUS_SIGNS[status], class_=LETTERS[status], aria_hidden="true"),
                " ",
                say(DECISION_WORDS[status]),
            )
            for status in STATUS_SIGNS
        ]
        criteria = tag("span", say("Criteria: {names}.", names=numbered))
        return tag("p", criteria, " ", Markup(" ").join(signs), class_="key")

    def choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """By criterion: the choices of the filter, value (place and letter) and words."""
        named = {LETTERS[status]: self.words.say(DECISION_WORDS[status]) for status in STATUS_SIGNS}
        return [
            (name, [(f"{place}{letter}", f"{name}: {status}") for letter, status in named.items()])
            for place, (_, name) in enumerate(self._criteria)
        ]
