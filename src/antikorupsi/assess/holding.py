"""Assessments kept in memory by processes that open the same one many times, or are forked to show one region each.

Nobody else keeps any: whoever changes a table by hand and loads again gets it as it was read.
"""

from collections.abc import Callable
from pathlib import Path

from antikorupsi.assess.period_tables import PeriodTables

Asked = tuple[object, ...]
Key = dict[str, str]
_MOST = 4  # a period and the one before it, as they were and as they are
_held: dict[Asked, PeriodTables] | None = None
_keys: dict[Path, Key] = {}


def hold_assessments() -> None:
    """From now on this process keeps the assessments it loaded last; one is asked for by the hashes it depends on.

    It looks at a folder of spreadsheets once: its reports, and those of kernels that are forked from it, rest on the
    files as they were then, and none of them has to look at thousands of files again.
    """
    global _held  # noqa: PLW0603 a property of the process
    _held = {} if _held is None else _held


def held(asked: Asked) -> PeriodTables | None:
    """The assessment that was kept under these hashes."""
    return _held.get(asked) if _held is not None else None


def key_once(folder: Path, look: Callable[[], Key]) -> Key:
    """What `look` says of a folder: as it said first, where this process keeps assessments."""
    if _held is None:
        return look()
    if folder not in _keys:
        _keys[folder] = look()
    return _keys[folder]


def keep(asked: Asked, assessment: PeriodTables) -> None:
    """Keeps an assessment, if this process keeps any."""
    if _held is not None:
        while len(_held) >= _MOST:
            del _held[next(iter(_held))]
        _held[asked] = assessment
