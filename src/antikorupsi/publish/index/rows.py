"""The rows of the index: what is shown of each region, and by what it is found, filtered and sorted."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from antikorupsi.assess import Assessment, Pilot, ReviewState, review_state_by_region
from antikorupsi.common import REGION_PAGES, Language, each_row, small, tag
from antikorupsi.publish.index.strip import Cell, Strips
from antikorupsi.rules import Region
from antikorupsi.show import (
    BAR_WORDS,
    COUNT_WORDS,
    REVIEW_STATE_WORDS,
    pilot_badge,
    predicate_name,
    total_number,
    verdict_mark,
)
from helpers.eligibility import Eligibility, VerdictRow


@dataclass(frozen=True)
class IndexRow:
    """One region of the index; `total` is None if none was published or computed, `changed` if it was not asked for."""

    region: Region
    eligibility: Eligibility | None  # and no counts, where the framework has no criteria
    counts: tuple[int, ...]  # criteria met, failed, without data
    total: float | None
    total_text: str
    predicate: str
    page: str
    out_of_date: bool
    changed: int | None
    certain: bool | None = None  # None where no verdict is given that could be
    pilot: Pilot | None = None
    barred: tuple[tuple[str, int], ...] = ()  # why figures that were received do not decide, and of how many criteria
    aliases: tuple[str, ...] = ()  # other names of the region
    review: ReviewState | None = None  # None where the period has no reviews, and of regions that are not assessed

    @property
    def missing(self) -> int:
        """How many criteria have no data."""
        return self.counts[-1] if self.counts else 0


def rows_of(
    assessment: Assessment,
    folder: Path,
    words: Language,
    changed: Mapping[str, int] | None = None,
    out_of_date: Collection[str] = (),
) -> list[IndexRow]:
    """One row a region, in the order of the codes."""
    criteria, barred = bool(assessment.framework.criteria), _barred(assessment)
    reviews = review_state_by_region(assessment, folder)
    return [
        IndexRow(
            region=region,
            eligibility=assessment.eligibility[region.code] if criteria else None,
            counts=tuple(assessment.counts_by_region[region.code][status] for status in COUNT_WORDS)
            if criteria
            else (),
            total=(total := assessment.total_of(region.code)),
            total_text="–" if total is None else total_number(total, assessment.framework, words),
            predicate="" if total is None else predicate_name(total, assessment.framework, words),
            page=_page(region, folder),
            out_of_date=region.code in out_of_date,
            changed=None if changed is None else changed.get(region.code, 0),
            certain=assessment.certainty_of(region.code) if criteria else None,
            pilot=assessment.pilots.get(region.code),
            barred=barred.get(region.code, ()),
            aliases=assessment.period.regions.other_names(region.code),
            review=_review(region, reviews),
        )
        for region in assessment.period.regions
    ]


def _review(region: Region, reviews: Mapping[str, ReviewState]) -> ReviewState | None:
    """The state of a region's review; None in a period without reviews, and of a region that is not assessed."""
    if not reviews or region.is_administrative:
        return reviews.get(region.code)
    return reviews.get(region.code, "unreviewed")


def _barred(assessment: Assessment) -> dict[str, tuple[tuple[str, int], ...]]:
    """By region code: each word for why a figure that was received may not decide, and of how many criteria."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in each_row(assessment.verdicts[assessment.verdicts["reason"].isin(list(BAR_WORDS))], VerdictRow):
        found[row.region][row.reason] += 1
    return {
        region: tuple((word, counts[word]) for word in BAR_WORDS if counts[word]) for region, counts in found.items()
    }


def _page(region: Region, folder: Path) -> str:
    """The address of a region's report, empty where there is none."""
    address = f"{REGION_PAGES}/{region.slug}.html"
    return address if (folder / address).exists() else ""


def table_row(row: IndexRow, strips: Strips, words: Language, *, with_totals: bool) -> Markup:
    """A row of the table; filters read its attributes, sorting reads `data-order`, the file of rows both."""
    name = tag("a", row.region.name, href=row.page) if row.page else tag("span", row.region.name)
    cells = [
        tag("th", name, *remarks_of(row, words, with_total=not with_totals), scope="row"),
        *[cell.element for cell in cells_of(row, strips, words, with_totals=with_totals)],
    ]
    attributes = {f"data_{name}": value for name, value in attributes_of(row, strips).items()}
    return tag("tr", *cells, id=f"daerah-{row.region.code}", **attributes)


def cells_of(row: IndexRow, strips: Strips, words: Language, *, with_totals: bool) -> list[Cell]:
    """The cells of a row but the first, which holds the name."""
    region = row.region
    cells = [
        Cell(region.code),
        *([Cell(region.kecamatan), Cell(region.kabupaten)] if region.level == "desa" else []),
        Cell(region.province),
        *_verdict(row, strips, words),
    ]
    if with_totals:
        order = "-1" if row.total is None else repr(row.total)
        cells += [Cell(row.total_text, class_="number", order=order), Cell(row.predicate or "–")]
    if row.changed is not None:
        cells.append(Cell(str(row.changed or "–"), class_="number", order=str(row.changed)))
    return cells


def remarks_of(row: IndexRow, words: Language, *, with_total: bool) -> list[Markup]:
    """What stands behind the name: badge, total, state of review, and whether the report is out of date."""
    parts: list[Markup] = []
    if row.pilot:
        parts += [Markup(" "), pilot_badge(row.pilot, words)]
    if with_total and row.total is not None:
        parts.append(small(words.say("Total {total} ({predicate})", total=row.total_text, predicate=row.predicate)))
    if row.review and row.review != "unreviewed":
        parts.append(small(words.say(REVIEW_STATE_WORDS[row.review]), class_="note"))
    if row.out_of_date:
        parts.append(small(words.say("out of date: the data have changed since"), class_="note"))
    return parts


def _verdict(row: IndexRow, strips: Strips, words: Language) -> list[Cell]:
    """The verdict and the strip of criteria; nothing if the framework has no criteria."""
    if not row.eligibility:
        return []
    mark = Cell(verdict_mark(row.eligibility, row.certain, words) + _reasons(row, words))
    strip = Cell("–", order="-99") if row.eligibility == "not_assessed" else strips.cell(row.region.code)
    return [mark, strip]


def attributes_of(row: IndexRow, strips: Strips) -> dict[str, str | None]:
    """By what a row is filtered, searched and exported: the names and values of its data."""
    region, assessed = row.region, bool(row.counts) and row.eligibility != "not_assessed"
    return {
        "provinsi": region.province_code,
        "tipe": region.type,
        "kabupaten": region.kabupaten or None,
        "putusan": row.eligibility,
        "kriteria": strips.letters(region.code) if assessed else None,
        "predikat": row.predicate or "-",
        "nilai": None if row.total is None else repr(row.total),
        "kurang": _missing_class(row) if assessed else None,
        "kepastian": None if row.certain is None else "pasti" if row.certain else "belum",
        "alasan": "|".join(word for word, _ in row.barred) or None,
        "program": f"{row.pilot.standing}-{row.pilot.year}|ya" if row.pilot else None,
        "tinjauan": row.review,
        "cari": "|".join(row.aliases) or None,
    }


def _reasons(row: IndexRow, words: Language) -> Markup:
    """Why figures of a region do not decide, with how many: 2 old data; empty if all that was received does."""
    reasons = ", ".join(f"{count} {words.say(BAR_WORDS[word])}" for word, count in row.barred)
    return small(reasons, class_="note") if reasons else Markup("")


def _missing_class(row: IndexRow) -> str:
    """Whether none, some or all criteria lack data."""
    if row.missing == 0:
        return "none"
    return "all" if row.missing == sum(row.counts) else "some"
