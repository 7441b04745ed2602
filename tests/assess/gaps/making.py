"""Observations, verdicts and scores made of a few figures."""

import pandas as pd

from antikorupsi.ingest.tables.frames import observations_frame
from antikorupsi.ingest.tables.records import Observation
from antikorupsi.rules import frameworks
from antikorupsi.rules.regions.models import Region
from antikorupsi.rules.regions.registry import Regions
from helpers.eligibility import AsOf, verdict_by_region_and_criterion

PILOT = frameworks.load("kabkota-2025")
YEAR = 2025
AS_OF = AsOf.end_of(YEAR)


def region(code, population=100_000, kind="kabupaten"):
    province = code[:2]
    name = f"{kind.capitalize()} Contoh {code}"
    return Region(code, kind, name, f"Contoh {code}", province, f"Provinsi Contoh {province}", "", 0.0, 0.0, population)


def figure(instrument, year, value=None, *, code="01.01", item="total", **changed):
    """One observation; `value` is a number, or a label."""
    known = {"value": value} if isinstance(value, float | int) else {"label": value}
    given = {"region": code, "instrument": instrument, "item": item, "year": year, "file": "a.xlsx", "sheet": "a"}
    return Observation(**given, cell=f"B{year}", **known, **changed)


def judged(*figures, regions=None, as_of=AS_OF):
    """The observations of some figures, the regions they are of, and the verdicts on them."""
    observations = observations_frame(list(figures))
    known = Regions(regions or [region(code) for code in sorted({own.region for own in figures})])
    return observations, known, verdict_by_region_and_criterion(observations, known, PILOT, as_of)


def scores(by_region, stage="penilaian"):
    """The table of indicator scores, of {region: {indicator: score}}."""
    rows = [
        {"region": code, "level": "indicator", "id": name, "stage": stage, "score": float(score)}
        for code, own in by_region.items()
        for name, score in own.items()
    ]
    return pd.DataFrame(rows, columns=["region", "level", "id", "stage", "score"])
