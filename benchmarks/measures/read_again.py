"""Makes the tables of a country out of the files of a smaller one, read once and given again under other names.

Prints seconds, peaks and sizes as one line of JSON. A process holds of these files what it would of as many others,
and reading those of 20,560 villages takes long.
"""

import json
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.period import open_period

_INGEST: Any = import_module("antikorupsi.ingest.tables.ingest")
_ASSESSMENT: Any = import_module("antikorupsi.assess.assessment")


def main(source: Path, raw: Path, period: str) -> None:
    """`source` holds the period whose files are read, `raw` the one whose list is taken."""
    own = next(path.parent.name for path in source.glob("*/periode.yaml"))
    theirs = [region.code for region in open_period(own, source).regions]
    ours = [region.code for region in open_period(period, raw).regions]
    given = _read(own, source)
    _INGEST.in_order = lambda *_: _again(given, theirs, ours)
    peaks: dict[str, int] = {}
    for name, what in (("_read", "reading"), ("_judge", "judging")):
        setattr(_ASSESSMENT, name, _measured(getattr(_ASSESSMENT, name), peaks, what))
    began = time.perf_counter()
    assessment = Assessment.load(period, raw=raw)
    seconds = time.perf_counter() - began
    tables = [getattr(assessment, field.name) for field in fields(assessment)]
    held = sum(int(table.memory_usage(deep=True).sum()) for table in tables if isinstance(table, pd.DataFrame))
    sizes = {"figures": len(assessment.kept_observations), "bytes": held, "largest": max(*peaks.values(), _peak())}
    print(json.dumps({"seconds": seconds} | peaks | sizes))


def _read(period: str, raw: Path) -> list[bytes]:
    """What each file of a period gives, as it comes from the process that read it."""
    found: list[bytes] = []
    in_order = _INGEST.in_order

    def keep(*given: Any) -> Iterator[Any]:
        for each in in_order(*given):
            found.append(pickle.dumps(each))
            yield each

    _INGEST.in_order = keep
    opened = open_period(period, raw)
    _ASSESSMENT._read(opened, _ASSESSMENT.frameworks.load(opened.framework))
    return found


def _again(files: list[bytes], theirs: list[str], ours: list[str]) -> Iterator[Any]:
    """The files for so many regions after the other as are theirs, until all of ours have theirs."""
    for start in range(0, len(ours), len(theirs)):
        code = dict(zip(theirs, ours[start : start + len(theirs)], strict=False))
        for file in files:
            given = pickle.loads(file)  # noqa: S301 pickled in this process
            for row in (*given.observations, *given.accounts):
                row.file = f"{start:06d} {row.file}" if start else row.file
            given.observations = [seen for seen in given.observations if seen.region in code]
            for seen in given.observations:
                seen.region = code[seen.region]
            given.groups = [replace(each, region=code[each.region]) for each in given.groups if each.region in code]
            yield given


def _measured(call: Callable[..., Any], peaks: dict[str, int], what: str) -> Callable[..., Any]:
    """The call, whose peak memory is noted."""

    def measured(*given: Any) -> Any:
        _forget_peak()
        answer = call(*given)
        peaks[what] = _peak()
        _forget_peak()
        return answer

    return measured


def _peak() -> int:
    """The largest memory of this process since the peak was forgotten, in bytes (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
