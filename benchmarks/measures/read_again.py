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
    """`source` holds the period whose files are read, `raw` the one whose list of regions is taken."""
    small = next(path.parent.name for path in source.glob("*/periode.yaml"))
    codes, wanted = ([each.code for each in open_period(*at).regions] for at in ((small, source), (period, raw)))
    results = _read(small, source)
    _INGEST.in_order = lambda *_: _again(results, codes, wanted)
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

    def keep(*arguments: Any) -> Iterator[Any]:
        for each in in_order(*arguments):
            found.append(pickle.dumps(each))
            yield each

    _INGEST.in_order = keep
    opened = open_period(period, raw)
    _ASSESSMENT._read(opened, _ASSESSMENT.frameworks.load(opened.framework))
    return found


def _again(results: list[bytes], codes: list[str], wanted: list[str]) -> Iterator[Any]:
    """What the files give, with the codes of so many wanted regions at a time as they name, until all have figures."""
    for start in range(0, len(wanted), len(codes)):
        code = dict(zip(codes, wanted[start : start + len(codes)], strict=False))
        for pickled in results:
            result = pickle.loads(pickled)  # noqa: S301 pickled in this process
            for row in (*result.observations, *result.accounts):
                row.file = f"{start:06d} {row.file}" if start else row.file
            result.observations = [seen for seen in result.observations if seen.region in code]
            for seen in result.observations:
                seen.region = code[seen.region]
            result.groups = [replace(each, region=code[each.region]) for each in result.groups if each.region in code]
            yield result


def _measured(call: Callable[..., Any], peaks: dict[str, int], what: str) -> Callable[..., Any]:
    """The call, which also notes the peak of memory that it came to."""

    def measured(*arguments: Any) -> Any:
        _forget_peak()
        answer = call(*arguments)
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
