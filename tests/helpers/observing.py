"""Observations for the tests of the rules, as the ingest hands them over."""

from antikorupsi.ingest.tables.records import Observation


def observation(region, instrument, item, year, said, **how):
    """One figure of a cell: a number or a label, and how it was said; the cell is named after the figure."""
    value, label = (None, said) if isinstance(said, str) else (float(said), None)
    known = {"value": value, "label": label, "file": "a.xlsx", "sheet": "s", "cell": f"{region}.{item}.{year}.{said}"}
    return Observation(region=region, instrument=instrument, item=item, year=year, **(known | how))
