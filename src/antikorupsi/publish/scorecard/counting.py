"""How cells that a reviewer may change count, as formulas: like cells of spreadsheets that the workbook reads.

A figure is a number on its scale, or a label that is known; blanks around it do not matter. An empty cell is no data,
anything else is rejected and counts as no data: neither is ever a failure. A threshold that is empty or wrong gives no
verdict, and the sheet says so.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from antikorupsi.publish.scorecard.book import quoted
from antikorupsi.publish.scorecard.phrases import (
    TOLERATED,
    Words,
    cleaned,
    counted,
    each_cell,
    fraction_asked,
    hole,
    inside,
    is_number,
    is_on,
    sentence,
    written,
)
from antikorupsi.rules import AtLeast, Criterion, LabelAtLeast, LabelInConsecutiveYears, scale_of


@dataclass(frozen=True)
class Counting(ABC):
    """The formulas of one criterion. `threshold` is the address of its threshold."""

    words: Words
    threshold: str

    @property
    @abstractmethod
    def valid(self) -> str:
        """Whether the threshold can be used."""

    @property
    @abstractmethod
    def rule(self) -> str:
        """The rule in words, with the threshold that stands in the sheet: above 70."""

    @property
    @abstractmethod
    def threshold_words(self) -> str:
        """What to say of a threshold that cannot be used."""

    @property
    def wrong_threshold(self) -> str:
        """The same as a formula."""
        return quoted(self.threshold_words)

    @property
    @abstractmethod
    def figure_words(self) -> str:
        """What to say of a figure that is rejected."""

    def wrong_figure(self, figures: Sequence[str]) -> str:
        """The same as a formula, which may quote what stands in the cells of the figures."""
        del figures
        return quoted(self.figure_words)

    @abstractmethod
    def _known(self, cell: str) -> str:
        """How a filled cell counts: meets, fails, rejected (or that sources differ)."""

    def status(self, cell: str) -> str:
        """How a cell counts; an empty text where it is empty."""
        return f'IF(ISERROR({cell}),{self.words.rejected},IF({cleaned(cell)}="","",{self._known(cell)}))'

    def verdict(self, statuses: str) -> str:
        """The verdict on the statuses of all figures: of several sources all must agree."""
        meets, fails = (f"COUNTIF({statuses},{word})" for word in (self.words.meets, self.words.fails))
        differ = f"IF({meets}=0,{self.words.fails},{self.words.undeciding})"
        return f"IF({meets}+{fails}=0,{self.none(statuses)},IF({fails}=0,{self.words.meets},{differ}))"

    def none(self, statuses: str) -> str:
        """What to say where no figure counts: that none decides if one is rejected, else what the page says."""
        return f"IF(COUNTIF({statuses},{self.words.rejected})>0,{self.words.undeciding},{self.words.nothing})"


@dataclass(frozen=True)
class NumberCounting(Counting):
    """Numbers against a bound, on their scale."""

    scale: tuple[float, float]
    strict: bool

    @property
    def valid(self) -> str:
        """A number on the scale of the figures."""
        return is_on(self.threshold, self.scale)

    @property
    def shown(self) -> str:
        """Above or at least, with a hole for the bound."""
        say = self.words.language.say
        return (
            say("above {bound}", bound=hole("bound")) if self.strict else say("at least {bound}", bound=hole("bound"))
        )

    @property
    def rule(self) -> str:
        """Above or at least the number that stands in the sheet."""
        return sentence(self.shown, bound=written(self.threshold, self.words.language))

    @property
    def threshold_words(self) -> str:
        """It is empty, a text, or off the scale."""
        return self.words.language.say("The threshold is empty or no number from {lowest} to {highest}.", **self._ends)

    @property
    def wrong_threshold(self) -> str:
        """The same, or the points that may be meant by a fraction."""
        return fraction_asked([self.threshold], self.scale, quoted(self.threshold_words), self.words.language)

    def wrong_figure(self, figures: Sequence[str]) -> str:
        """It is a text, off the scale, or may be a fraction: then the points that may be meant."""
        return fraction_asked(figures, self.scale, quoted(self.figure_words), self.words.language)

    @property
    def figure_words(self) -> str:
        """It is a text, or off the scale."""
        return self.words.language.say(
            "Rejected: a figure is a number from {lowest} to {highest}, not a text.", **self._ends
        )

    @property
    def _ends(self) -> dict[str, str]:
        lowest, highest = map(self.words.language.bound, self.scale)
        return {"lowest": lowest, "highest": highest}

    def _known(self, cell: str) -> str:
        met = f"{cell}>{self.threshold}+{TOLERATED}" if self.strict else f"{cell}>={self.threshold}-{TOLERATED}"
        counted = (
            f"IF({inside(cell, self.scale)},IF({met},{self.words.meets},{self.words.fails}),{self.words.rejected})"
        )
        return f"IF({is_number(cell)},{counted},{self.words.rejected})"


@dataclass(frozen=True)
class LabelCounting(Counting):
    """Labels by their ranks in a list on the sheet of assumptions; the threshold is one of them.

    `exact`: the label itself is wanted, else one that ranks no lower.
    """

    labels: str
    ranks: str
    exact: bool

    def rank(self, cell: str) -> str:
        """The rank of a label, 0 for one that is not in the list or has no number as its rank."""
        first = each_cell(self.labels)[0]
        place = f"IFERROR(SUMPRODUCT(({self.labels}={cleaned(cell)})*(ROW({self.labels})-ROW({first})+1)),0)"
        rank = f"INDEX({self.ranks},{place})"
        return f"IF({place}=0,0,IF({is_number(rank)},{rank},0))"

    @property
    def valid(self) -> str:
        """A label of the list."""
        return f"IF(ISERROR({self.threshold}),FALSE,{self.rank(self.threshold)}>0)"

    @property
    def rule(self) -> str:
        """The label that stands in the sheet, or at least that one."""
        return cleaned(self.threshold) if self.exact else sentence(self.shown, bound=cleaned(self.threshold))

    @property
    def shown(self) -> str:
        """The label itself or at least, with a hole for it."""
        bound = hole("bound")
        return bound if self.exact else self.words.language.say("at least {bound}", bound=bound)

    @property
    def threshold_words(self) -> str:
        """It is empty or unknown."""
        return self.words.language.say("The threshold is empty or not in the list on the sheet of assumptions.")

    @property
    def figure_words(self) -> str:
        """It is unknown."""
        return self.words.language.say("Rejected: a label that is not in the list on the sheet of assumptions.")

    def _known(self, cell: str) -> str:
        wanted = self.rank(self.threshold)
        met = f"{self.rank(cell)}{'=' if self.exact else '<='}{wanted}"
        return f"IF({self.rank(cell)}=0,{self.words.rejected},IF({met},{self.words.meets},{self.words.fails}))"


@dataclass(frozen=True)
class YearsCounting(LabelCounting):
    """Labels of consecutive years, one cell a year; sources of a year that differ are joined by a stroke.

    In the list a label that is accepted has rank 1, any other 0; `threshold` is the number of years.
    """

    accepted: str = ""  # the word for the accepted label, as pages say it

    @property
    def valid(self) -> str:
        """A whole number of years from 1 on, a number beside every label, and a label that is accepted."""
        years = self.threshold
        whole = f"IF({is_number(years)},AND({years}>=1,{years}=INT({years})),FALSE)"
        ranks = ",".join(is_number(cell) for cell in each_cell(self.ranks))
        return f"IF(AND({whole},{ranks}),COUNTIF({self.ranks},1)>0,FALSE)"

    @property
    def rule(self) -> str:
        """The label, and in how many years in a row."""
        say = self.words.language.say
        return counted(
            lambda years: say("{label} in {years} [year|years] in a row", label=self.accepted, years=years),
            self.threshold,
        )

    @property
    def threshold_words(self) -> str:
        """There is no such number of years, or no accepted label."""
        return self.words.language.say(
            "On the sheet of assumptions the number of years is no whole number from 1, or no label is accepted."
        )

    def _known(self, cell: str) -> str:
        spaced = f'SUBSTITUTE(SUBSTITUTE(UPPER({cleaned(cell)})," /","/"),"/ ","/")'
        parts = f'"/"&SUBSTITUTE({spaced},"/","//")&"/"'
        count = f'LEN({spaced})-LEN(SUBSTITUTE({spaced},"/",""))+1'
        found = f'(LEN({parts})-LEN(SUBSTITUTE({parts},"/"&UPPER({self.labels})&"/","")))/(LEN({self.labels})+2)'
        known, good = f"SUMPRODUCT({found})", f"SUMPRODUCT(({self.ranks}=1)*{found})"
        some = f"IF({good}<{known},{self.words.differ},{self.words.meets})"
        return f"IF({known}<>{count},{self.words.rejected},IF({good}=0,{self.words.fails},{some}))"

    def deciding(self, statuses: str) -> str:
        """As many of the years, from the latest on, as the threshold asks for."""
        first = statuses.partition(":")[0]
        return f"{first}:INDEX({statuses},1,MIN({self.threshold},COLUMNS({statuses})))"

    def verdict(self, statuses: str) -> str:
        """One bad year fails at once; a year whose sources differ, or too few years, leave it open."""
        words, years = self.words, self.deciding(statuses)
        meets, fails, differ = (f"COUNTIF({years},{word})" for word in (words.meets, words.fails, words.differ))
        few = f"IF({meets}>0,{words.undeciding},{self.none(statuses)})"
        enough = f"IF({meets}>={self.threshold},{words.meets},{few})"
        return f"IF({fails}>0,{words.fails},IF({differ}>0,{words.undeciding},{enough}))"


def counting_of(criterion: Criterion, words: Words, threshold: str, places: dict[str, str]) -> Counting:
    """The formulas of a criterion whose threshold stands at an address; `places` knows its lists of labels."""
    rule = criterion.rule
    if isinstance(rule, AtLeast):
        scales = [scale for item in criterion.items if (scale := scale_of(criterion.instrument, item))]
        ends = [end for scale in scales for end in scale] or [0.0, 100.0]
        return NumberCounting(words, threshold, (min(ends), max(ends)), rule.strict)
    labels, ranks = places[f"{criterion.id} labels"], places[f"{criterion.id} ranks"]
    if isinstance(rule, LabelInConsecutiveYears):
        return YearsCounting(
            words, places[f"{criterion.id} years"], labels, ranks, exact=True, accepted=rule.accepted[0]
        )
    return LabelCounting(words, threshold, labels, ranks, exact=not isinstance(rule, LabelAtLeast))
