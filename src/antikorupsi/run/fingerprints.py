"""The fingerprint of a page: hashes over all that it shows; a page with an unchanged fingerprint is not made again.

Each hash has the name of a reason, so that a difference tells why a page is out of date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from platform import python_version

import pandas as pd

from antikorupsi.assess import JUDGING, Assessment, changes, file_hash, movements_of, review_codes, standings_of
from antikorupsi.common import located, root, source_hash
from antikorupsi.rules import yearly_items
from antikorupsi.run.jobs import Job
from antikorupsi.run.notebook_modules import helper_modules
from antikorupsi.run.own_instruments import measured_figures, own_instruments_shown
from antikorupsi.run.row_hashes import by_key, by_keys, hash_of, hash_of_parameters

Fingerprint = dict[str, str]

# The rooms that pages depend on besides their notebook's module, and those that index and results depend on.
PAGES = (*JUDGING, "antikorupsi.show", "antikorupsi.publish.pages", "antikorupsi.publish.scorecard")
RESULTS = (
    *("antikorupsi.publish.changes", "antikorupsi.publish.followup_page"),
    *(*PAGES, "antikorupsi.publish.index", "antikorupsi.publish.results", "antikorupsi.publish.assembled_page"),
    *("antikorupsi.publish.method_page", "antikorupsi.publish.general_rules"),
)

# The libraries whose version can change a page, its notebook, PDF or scorecard.
MAKERS = (
    "babel", "fonttools", "ipykernel", "jinja2", "matplotlib", "nbconvert", "nbformat", "numpy", "openpyxl",
    "pandas", "papermill", "typst",
)  # fmt: skip

_ANSWERS = ("reviews", "replies", "actions")
_APART = ("kept_findings", "peers", *_ANSWERS)  # tables with hashes of their own


@dataclass(frozen=True)
class Fingerprints:
    """The fingerprints of the pages of one assessment; each table is hashed once for all pages."""

    assessment: Assessment

    def of(self, job: Job) -> Fingerprint:
        """The fingerprint of the page of a job."""
        if job.region:
            shown = self._of_region(job.region, job.parameters.get("previous", ""), job.parameters.get("history", ""))
        else:
            province = job.parameters.get("province", "")
            shown = self._of_regions(self.assessment.codes_in(province))
            shown |= {} if province else {"deliveries": self._deliveries}
        asked = {"parameters": hash_of_parameters(job)}
        notebook = {"notebook": self._notebooks[job.notebook], "package": self._made_with[job.notebook]}
        address = {"address": hash_of(job.base_url)}
        return shown | asked | address | notebook | self._rules_of(job.region)

    def of_results(self, *also: str) -> Fingerprint:
        """The fingerprint of index and results; `also` is what else they depend on, such as the published pages."""
        package = {"package": hash_of(source_hash(*RESULTS))}
        answers = {"answers": self._all_answers, "published": hash_of(*also)}
        deliveries = {"deliveries": self._deliveries}
        return self._of_regions(self.assessment.codes) | deliveries | answers | package | self._rules_of("")

    def _of_region(self, code: str, previous: str, history: str) -> Fingerprint:
        return {
            "figures": hash_of(*(rows.get(code, "") for rows in self._own)),
            "findings": self._findings.get(code, "") + self._unread,
            "peers": self._peers(code),
            "senders": self._senders_of(code),
            "answers": self._answers(code, history),
            "changes": hash_of(previous, *(rows.get(code, "") for rows in self._changes(previous))),
        }

    def _of_regions(self, codes: Iterable[str]) -> Fingerprint:
        """The pages over many regions count all rows of each, and judge some as of the newest date of all data."""
        shown = [rows.get(code, "") for code in codes for rows in (*self._own, self._ranges)]
        return {"figures": hash_of(str(self.assessment.shortlist_day), *shown) + self._unread}

    def _senders_of(self, code: str) -> str:
        """A hash over the senders that the period names for figures of a region; empty without any."""
        named = self.assessment.expected_deliveries if self.assessment.period.deliveries else []
        senders = [(each.instrument, str(each.year), each.sender) for each in named if code in each.regions]
        return hash_of(*(word for sender in senders for word in sender)) if senders else ""

    @cached_property
    def _deliveries(self) -> str:
        """A hash over what came of every delivery, and the day at which they are measured; empty without any."""
        rows = self.assessment.deliveries
        return hash_of(str(self.assessment.today), rows.to_csv(index=False)) if len(rows) else ""

    def _answers(self, code: str, history: str) -> str:
        """A hash over the reviews, replies and actions of a region, and how they stand; empty without any."""
        written = [rows.get(code, "") for rows in self._answered]
        if not any(written):
            return ""
        folder = located(history) if history else None
        standings = standings_of(self.assessment, code, folder), movements_of(self.assessment, code, folder)
        day = str(self.assessment.today) if code in self._answered[-1] else ""  # at which due dates are measured
        return hash_of(*written, repr(standings), day)

    @cached_property
    def _all_answers(self) -> str:
        """A hash over the answers to all reports, and the day at which due dates are measured."""
        if not any(self._answered):
            return ""
        codes = review_codes(self.assessment)
        known = [codes[region] for region in sorted(self._answered[0])]
        written = [hashed for rows in self._answered for hashed in rows.values()]
        return hash_of(*written, str(self.assessment.today), *known)

    @cached_property
    def _answered(self) -> list[Mapping[str, str]]:
        """By region: a hash over its reviews, its replies and its actions, in this order."""
        return [by_key(getattr(self.assessment, table)) for table in _ANSWERS]

    def _peers(self, code: str) -> str:
        """A hash over ranks, figures of regions ranked or named beside this one, and means shown with its trends."""
        beside = [self._ranked[measure] for measure in self._measures.get(code, ())]
        province = self.assessment.period.regions.get(code).province_code
        shown = [item for item in yearly_items() if (code, *item) in self._measured]
        means = [self._means.get((*item, place), "") for item in shown for place in ("", province)]
        named = self._named_peers.get(code, "")
        return hash_of(self._places.get(code, ""), self._ranges.get(code, ""), named, *beside, *means)

    @cached_property
    def _notebooks(self) -> Mapping[str, str]:
        return {path.name: hash_of(file_hash(path)) for path in _notebooks()}

    @cached_property
    def _made_with(self) -> Mapping[str, str]:
        """By notebook: the hash of the rooms that its pages depend on and of its module in `helpers`."""
        return {path.name: hash_of(source_hash(*PAGES, *helper_modules(path))) for path in _notebooks()}

    @cached_property
    def _own(self) -> list[Mapping[str, str]]:
        """The rows of each region in every table that has rows of regions; `peers` stands by itself."""
        tables = {field.name: getattr(self.assessment, field.name) for field in fields(self.assessment)}
        return [
            by_key(table)
            for name, table in tables.items()
            if isinstance(table, pd.DataFrame) and "region" in table and name not in _APART
        ]

    @cached_property
    def _findings(self) -> Mapping[str, str]:
        return by_key(self.assessment.findings_by_region)

    @cached_property
    def _unread(self) -> str:
        """A hash over the names of unreadable files, which all pages list; empty if there is none."""
        files = [fault.file for fault in self.assessment.faults]
        return hash_of(*files) if files else ""

    @cached_property
    def _ranges(self) -> Mapping[str, str]:
        return by_key(self.assessment.ranges.rename_axis("region").reset_index())

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return by_key(self.assessment.positions)

    @cached_property
    def _named_peers(self) -> Mapping[str, str]:
        """The peer regions that a report names, with the figures and cells that it shows of them."""
        return by_key(self.assessment.peers)

    @cached_property
    def _ranked(self) -> Mapping[tuple[str, ...], str]:
        """By measure and year: the figures of all regions ranked together."""
        ranked = _with_years(self.assessment.ranked)
        return by_keys(ranked[["region", "value", "measure", "year"]], ["measure", "year"])

    @cached_property
    def _measures(self) -> Mapping[str, list[tuple[str, ...]]]:
        """By region: the measures in which it has a rank, each with its year."""
        rows = _with_years(self.assessment.positions)
        found: dict[str, list[tuple[str, ...]]] = {}
        for region, measure, year in zip(rows["region"], rows["measure"], rows["year"], strict=True):
            found.setdefault(region, []).append((measure, year))
        return found

    @cached_property
    def _means(self) -> Mapping[tuple[str, ...], str]:
        return by_keys(self.assessment.means, ["instrument", "item", "province"])

    @cached_property
    def _measured(self) -> set[tuple[str, str, str]]:
        return measured_figures(self.assessment)

    def _changes(self, previous: str) -> list[Mapping[str, str]]:
        return [self._by_publication(previous), self._since_period]

    def _by_publication(self, previous: str) -> Mapping[str, str]:
        if previous and previous not in self._publications:
            path = located(previous)
            known = path.is_file()  # a deleted earlier publication is a reason to make the page again, not an error
            self._publications[previous] = by_key(changes.compared(self.assessment, path).differs) if known else {}
        return self._publications.get(previous, {})

    @cached_property
    def _publications(self) -> dict[str, Mapping[str, str]]:
        return {}

    @cached_property
    def _since_period(self) -> Mapping[str, str]:
        earlier = changes.since_period(self.assessment)
        if earlier is None:
            return {}
        found = by_key(earlier[1])
        return {code: hash_of(earlier[0], found.get(code, "")) for code in self.assessment.codes}

    def _rules_of(self, code: str) -> Fingerprint:
        """The rules of a page: those of all, and the period's own instruments that it shows."""
        shown = own_instruments_shown(self.assessment, code, self._measured)
        return self._rules | ({"framework": hash_of(self._rules["framework"], *shown)} if shown else {})

    @cached_property
    def _rules(self) -> Fingerprint:
        """Hashes that all pages of an assessment share: framework, period, regions and versions."""
        period = self.assessment.period
        regions = [repr(region) for region in period.regions]
        described = (period.name, str(period.year), str(period.simulated), self.assessment.weights, *regions)
        return {
            "framework": hash_of(self.assessment.framework.model_dump_json(), *described),
            "versions": hash_of(*(f"{name} {known}" for name, known in _versions().items())),
        }


def _notebooks() -> Iterable[Path]:
    return (root() / "notebooks").glob("*.ipynb")


def makers_here() -> dict[str, str]:
    """The hash of the package and the versions of Python and of the libraries in this process."""
    return {"the package": source_hash("antikorupsi", "helpers", "warm_kernels")[:12]} | _versions()


def _versions() -> dict[str, str]:
    return {"Python": python_version()} | {name: version(name) for name in MAKERS}


def _with_years(ranked: pd.DataFrame) -> pd.DataFrame:
    """Ranked figures with the year as text, "" if missing."""
    return ranked.assign(year=ranked["year"].astype("str").fillna(""))
