"""The rules beside the results: what is asked for, on which basis that stands, and where it was published."""

from antikorupsi.assess import CountryView
from antikorupsi.common import Html, markup
from antikorupsi.rules import WithBasis, weight_scheme
from antikorupsi.show.figure_words import threshold
from antikorupsi.show.wording import BASIS_WORDS


def rules_of_criteria(view: CountryView) -> Html | None:
    """One row per criterion: its threshold, basis and source; None where the framework has no criteria."""
    words = view.words
    rows = [
        _row(view, words.pick(criterion.name), threshold(criterion, words), criterion)
        for criterion in view.framework.criteria
    ]
    return _table(view, rows, words.say("By which rules a criterion is met")) if rows else None


def rules_of_totals(view: CountryView) -> Html:
    """One row per rule of the total: its predicates, the weights that are applied, and the least coverage."""
    words, framework, say = view.words, view.framework, view.words.say
    scheme = weight_scheme(framework, view.assessment.weights)
    rows = [
        _row(view, words.pick(predicate.name), say("at least {bound}", bound=words.bound(predicate.lower)), predicate)
        for predicate in framework.predicates
    ]
    least = f"{words.bound(100 * framework.minimum_coverage.value)}%"
    rows += [
        _row(view, say("Weights"), words.pick(scheme.name), scheme),
        _row(view, say("Coverage"), say("at least {bound}", bound=least), framework.minimum_coverage),
    ]
    return _table(view, rows, say("By which rules a total is made and named"))


def _row(view: CountryView, name: str, said: str, founded: WithBasis) -> list[str]:
    return [name, said, view.words.say(BASIS_WORDS[founded.basis]), founded.source]


def _table(view: CountryView, rows: list[list[str]], caption: str) -> Html:
    say = view.words.say
    return Html(markup.table([say("Rule"), say("What it says"), say("Basis"), say("Source")], rows, caption))
