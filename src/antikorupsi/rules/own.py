"""The framework and instruments that lie in the folder of a period; they hold beside those of the package.

A process assesses one period at a time: `use` says whose files hold from now on. Whatever was derived from the files
before is forgotten, in all rooms, so that no room has to know that they may change.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from pathlib import Path

from antikorupsi.common import UnitWords

FRAMEWORK_FILE = "kerangka.yaml"
INSTRUMENTS_FOLDER = "instrumen"
_ROOMS = ("antikorupsi.", "helpers.")


@dataclass(frozen=True)
class UnitHeadings:
    """The headings by which spreadsheets name units of a type of the period's own, and the words for them."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    words: UnitWords


@dataclass(frozen=True)
class OwnRules:
    """The files of a period that say how it is assessed, with the size and times by which a changed one is known.

    Where it lists `units` of a type of its own, only the instruments that its framework names are taken from the
    package, and those that measure whoever is assessed.
    """

    framework: Path | None = None
    instruments: tuple[Path, ...] = ()
    units: UnitHeadings | None = None
    seen: tuple[tuple[int, ...], ...] = ()

    @classmethod
    def in_folder(cls, folder: Path, units: UnitHeadings | None = None) -> "OwnRules":
        """What lies in the folder of a period: `kerangka.yaml`, and the files of `instrumen/`."""
        framework = folder / FRAMEWORK_FILE
        instruments = tuple(sorted((folder / INSTRUMENTS_FOLDER).glob("*.yaml")))
        files = [*([framework] if framework.is_file() else []), *instruments]
        known = [path.stat() for path in files]
        return cls(
            framework if framework.is_file() else None,
            instruments,
            units,
            tuple((each.st_size, each.st_mtime_ns, each.st_ctime_ns, each.st_ino) for each in known),
        )

    @property
    def files(self) -> list[Path]:
        """All files, the framework first."""
        return [*([self.framework] if self.framework else []), *self.instruments]


_used = OwnRules()


def own_rules() -> OwnRules:
    """Those that hold in this process."""
    return _used


def use(own: OwnRules) -> None:
    """From now on these hold in this process."""
    global _used  # noqa: PLW0603 a property of the process
    if own != _used:
        _used = own
        _forget()


@contextmanager
def using(own: OwnRules) -> Iterator[None]:
    """Within the block these hold, behind it those that held before."""
    before = own_rules()
    use(own)
    try:
        yield
    finally:
        use(before)


def _forget() -> None:
    """Empties every cache of a module's function: most of those that read tables are made of instruments' words."""
    modules = [module for name, module in sys.modules.items() if name.startswith(_ROOMS)]
    for module in modules:
        for value in list(vars(module).values()):
            if isinstance(value, _lru_cache_wrapper):
                value.cache_clear()
