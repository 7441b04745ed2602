"""Assessments of a dozen fictitious regions whose figures are drawn: several sources, labels and years, with gaps."""

import random
from dataclasses import replace

from antikorupsi.assess.assessment import _judge, _Rules, fields_of
from antikorupsi.ingest.tables.frames import observations_frame
from antikorupsi.ingest.tables.records import Observation
from antikorupsi.rules import scale_of
from antikorupsi.rules.regions.registry import Regions
from tests.assess.gaps.making import region

CODES = [f"01.{number:02d}" for number in range(1, 13)]
OPINIONS = ["WTP", "WTP-DPP", "WDP", "TMP", "TW"]
NEAR = [0.0, -1e-12, 1e-12, -1.4e-14, 1.4e-14, 0.004, -0.004, 0.5, -0.5, 5, -5]  # what a figure lies beside a bound


class Drawn:
    """Draws figures for one region; every cell has an address of its own."""

    def __init__(self, code, seed):
        self.code, self.random, self.made = code, random.Random(seed), []

    def add(self, instrument, item, year, given, **more):
        known = {"value": float(given)} if isinstance(given, int | float) else {"label": given}
        cell = f"B{len(self.made) + 2}"
        self.made.append(
            Observation(
                region=self.code, instrument=instrument, item=item, year=year, file=f"{instrument}.xlsx", sheet="Data",
                cell=cell, **known, **more,
            )
        )  # fmt: skip

    def numbers(self, instrument, item, bound):
        """One or two sources a year, roundings of each other or not, near the bound."""
        for year in self.random.sample([2022, 2023, 2024, 2025], self.random.randint(0, 3)):
            lowest, highest = scale_of(instrument, item)
            value = min(max(bound + self.random.choice(NEAR), lowest), highest)
            how = {"status": self.random.choice(["final", "final", "final", "interim"])}
            how |= {"basis": self.random.choice(["", "", "named", "remainder", "open"])}
            how |= {"published": self.random.choice(["", "", f"{year + 1}-01-05", f"{year + 2}-02-01"])}
            self.add(instrument, item, year, value, **how)
            if self.random.random() < 0.4:
                self.add(
                    instrument,
                    item,
                    year,
                    self.random.choice([round(value), round(value, 1), min(value + 0.3, highest)]),
                )

    def labels(self, instrument, item, known, years, most=2):
        for year in years:
            for label in self.random.choices(known, k=self.random.randint(0, most)):
                self.add(instrument, item, year, label, basis=self.random.choice(["", "", "closed", "open"]))

    def panel(self):
        """Scores of some assessors, sometimes twice by one of them, sometimes with a pleno value."""
        for number in range(1, 20):
            if self.random.random() < 0.12:
                continue
            for who in self.random.choices(["KPK", "BPKP", "Ombudsman"], k=self.random.randint(0, 4)):
                score = self.random.choice([90.0, 89.999, 75.25, 100.0, round(self.random.uniform(60, 100), 2)])
                self.add("penilaian", f"i{number:02d}.skor", 2025, score, stage="penilaian", assessor=who)
            if self.random.random() < 0.3:
                self.add("penilaian", f"i{number:02d}.pleno", 2025, 90.0, stage="penilaian")

    def checks(self):
        """Checks of the legal status on some days, a day twice at times, one after the day of the verdict."""
        days = ["2022-05-05", "2024-12-31", "2025-06-30", "2025-06-30", "2026-01-10"]
        for day in self.random.sample(days, self.random.randint(0, 3)):
            answer = self.random.choice(["ada", "tidak ada", "tidak ada"])
            self.add("hukum", "status", int(day[:4]), answer, dated=day)

    def all(self):
        self.numbers("mcp", "total", 75)
        self.numbers("spi", "total", 70)
        self.numbers("spbe", "total", 2.6)
        self.numbers("spip", "nilai", 3)
        self.labels("spip", "level", [2.0, 3.0, 4.0], [2023])
        self.labels("sakip", "predikat", ["A", "BB", "B", "CC", "C"], [2023, 2024])
        self.labels("ombudsman", "kategori", ["A", "B", "C"], [2022, 2024], most=1)
        self.labels("ombudsman", "zona", ["hijau", "kuning", "merah"], [2021], most=2)
        self.labels("ombudsman", "nilai", [78.0, 77.6, 78.2, 77.99, 88, 54, 53.99], [2022, 2023, 2024])
        self.labels("opini_bpk", "opini", OPINIONS[: self.random.choice([2, 3, 5])], [2022, 2023, 2024])
        self.checks()
        self.panel()
        return self.made


def numbered(made):
    """The figures with addresses that differ between regions too."""
    return [replace(own, cell=f"B{place}") for place, own in enumerate(made, 2)]


def with_figures(assessment, figures):
    """The assessment of the dozen regions by these figures, under the framework of another assessment."""
    period = replace(assessment.period, regions=Regions([region(code) for code in CODES]))
    observations = observations_frame(numbered(figures))
    rules = _Rules(assessment.framework, assessment.weights, assessment.as_of)
    judged = _judge(observations, period, rules)
    return replace(assessment, period=period, kept_observations=observations, **fields_of(judged))


def fuzzed(assessment, seed):
    """The assessment of a dozen regions with drawn figures."""
    return with_figures(assessment, [own for code in CODES for own in Drawn(code, f"{seed} {code}").all()])
