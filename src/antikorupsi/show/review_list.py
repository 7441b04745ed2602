"""Which reports nobody has reviewed yet: those with something to review by name, the others counted."""

from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView
from antikorupsi.common import INDEX_PAGE, Html, Language, markup, tag
from antikorupsi.rules import Region
from antikorupsi.show.marks import named_where_made

_MOST_OPEN = 30  # regions up to which the groups are unfolded
_MOST_NAMED = 1500  # regions up to which they are named; beyond, groups are counted
_UNREVIEWED = "tinjauan=unreviewed"  # a filter of the index, as it stands in an address


def left_to_review(view: CountryView, folder: Path) -> Html | None:
    """The regions without a review that have something to review, folded by province; of the others how many.

    Something to review is a criterion that can be judged; without criteria, a figure. Villages are folded by kabupaten.
    None where none is left.
    """
    say, assessment = view.words.say, view.assessment
    first, others = waiting_reports(assessment)
    if not first and not others:
        return None
    return markup.joined(
        tag("h3", say("Still to review"), id="belum-ditinjau"),
        markup.paragraph(_counted(len(first), view.words)) if first else None,
        tag(
            "div",
            *(_group(name, regions, folder, view.words, len(first)) for name, regions in _groups(first)),
            class_="folds",
        ),
        _others(others, assessment, view.words) if others else None,
    )


def unreviewed(assessment: Assessment) -> list[Region]:
    """The assessed regions that nobody has reviewed, in the order of their codes."""
    reviewed = set(assessment.reviews["region"])
    return [assessment.period.regions.get(code) for code in assessment.assessed_codes() if code not in reviewed]


def waiting_reports(assessment: Assessment) -> tuple[list[Region], int]:
    """The regions without a review that have something to review, and how many others have none."""
    left, worth = unreviewed(assessment), _worth_reviewing(assessment)
    first = [region for region in left if region.code in worth]
    return first, len(left) - len(first)


def _worth_reviewing(assessment: Assessment) -> set[str]:
    """The codes of the regions with a criterion that can be judged; without criteria, of those with a figure."""
    if assessment.framework.criteria:
        return set(assessment.judged_codes())
    return set(assessment.observations["region"])


def _groups(regions: Iterable[Region]) -> list[tuple[str, list[Region]]]:
    """Regions by province, villages by kabupaten, in the order of their codes."""
    found: dict[str, list[Region]] = {}
    for region in regions:
        found.setdefault(region.kabupaten or region.province, []).append(region)
    return list(found.items())


def _counted(count: int, words: Language) -> str:
    return words.say("Without a review, with figures: {count}.", count=words.number(count, 0))


def _group(name: str, regions: list[Region], folder: Path, words: Language, all_of_them: int) -> Markup:
    head = f"{name}: {words.number(len(regions), 0)}"
    if all_of_them > _MOST_NAMED:
        return markup.paragraph(head)
    between = Markup("") if regions[0].level == "desa" else Markup(" · ")  # the place of a village ends its line
    names = between.join(named_where_made(region, folder) for region in regions)
    is_open = "" if all_of_them <= _MOST_OPEN else None
    return tag("details", tag("summary", head), tag("p", names, class_="links"), open=is_open)


def _others(count: int, assessment: Assessment, words: Language) -> Markup:
    """How many regions have nothing to review yet, with the way to them in the index."""
    filters = [] if assessment.reviews.empty else [_UNREVIEWED]
    filters += ["kurang=all"] if assessment.framework.criteria else []
    said = words.say("Without a review, and without figures to judge by: {count}.", count=words.number(count, 0))
    link = tag("a", words.say("All of them in the index"), href=f"{INDEX_PAGE}#{'&'.join(filters)}")
    return tag("p", said, " ", link)
