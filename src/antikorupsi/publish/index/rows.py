"""The rows of the index: what is shown of each region, and by what it is found, filtered and sorted."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from antikorupsi.assess import Assessment, Pilot
from antikorupsi.common import Language, each_row, small, tag
from antikorupsi.publish.placing import REGION_PAGES
from antikorupsi.rules import Region
from antikorupsi.show import (
    BAR_WORDS,
    COUNT_WORDS,
    pilot_badge,
    predicate_name,
    total_number,
    verdict_mark,
)
from helpers.eligibility import Eligibility, VerdictRow


@dataclass(frozen=True)
class IndexRow:
    """One region of the index; `total` is None where nobody published or computed one, `changed` where nobody asked."""

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
        )
        for region in assessment.period.regions
    ]


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


def table_row(row: IndexRow, words: Language) -> Markup:
    """A row of the table; what the filters look at stands in its attributes, what sorting looks at in `data-order`."""
    region = row.region
    name = tag("a", region.name, href=row.page) if row.page else tag("span", region.name)
    if row.pilot:
        name += Markup(" ") + pilot_badge(row.pilot, words)
    if row.out_of_date:
        name += small(words.say("out of date: the data have changed since"), class_="note")
    is_assessed = row.eligibility != "not_assessed"
    numbers = [(str(count), str(count)) if is_assessed else ("–", "-1") for count in row.counts]
    cells = [
        tag("th", name, scope="row"),
        tag("td", region.code),
        *([tag("td", region.kecamatan), tag("td", region.kabupaten)] if region.level == "desa" else []),
        tag("td", region.province),
        *(
            [tag("td", verdict_mark(row.eligibility, row.certain, words) + _said_barred(row, words))]
            if row.eligibility
            else []
        ),
        *(tag("td", number, class_="number", data_order=order) for number, order in numbers),
        tag("td", row.total_text, class_="number", data_order="-1" if row.total is None else repr(row.total)),
        tag("td", row.predicate or "–"),
    ]
    if row.changed is not None:
        cells.append(tag("td", str(row.changed or "–"), class_="number", data_order=str(row.changed)))
    return tag(
        "tr",
        *cells,
        id=f"daerah-{region.code}",
        data_provinsi=region.province_code,
        data_tipe=region.type,
        data_kabupaten=region.kabupaten or None,
        data_putusan=row.eligibility,
        data_predikat=row.predicate or "-",
        data_kurang=_missing_class(row) if row.counts and is_assessed else None,
        data_kepastian=None if row.certain is None else "pasti" if row.certain else "belum",
        data_alasan="|".join(word for word, _ in row.barred) or None,
    )


def _said_barred(row: IndexRow, words: Language) -> Markup:
    """Why figures of a region do not decide: old data 2, too late 1; nothing where all that was received does."""
    said = ", ".join(f"{words.say(BAR_WORDS[word])} {count}" for word, count in row.barred)
    return small(said, class_="note") if said else Markup("")


def _missing_class(row: IndexRow) -> str:
    """Whether none, some or all criteria lack data."""
    if row.missing == 0:
        return "none"
    return "all" if row.missing == sum(row.counts) else "some"
