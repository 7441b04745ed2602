"""Framework files made from the real ones with one thing changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from antikorupsi.common.project import WorkbookError
from antikorupsi.rules.frameworks.loading import DATA

FAULT = "¦"  # marks, in the changed text, the line a fault must name


@dataclass(frozen=True)
class Changed:
    """A framework file with one change, and the line at which the fault stands."""

    path: Path
    line: int


Change = Callable[..., Changed]


@pytest.fixture
def changed(tmp_path: Path) -> Change:
    """Writes a framework with `old` replaced by `new`, in which `¦` marks the line at fault."""

    def change(old: str, new: str, framework: str = "kabkota-2025") -> Changed:
        text = (DATA / f"{framework}.yaml").read_text(encoding="utf-8")
        assert old in text
        text = text.replace(old, new, 1)
        assert FAULT in text
        line = text[: text.index(FAULT)].count("\n") + 1
        path = tmp_path / f"{framework}.yaml"
        path.write_text(text.replace(FAULT, ""), encoding="utf-8")
        return Changed(path, line)

    return change


def fault_of(load: Callable[[Path], object], path: Path) -> str:
    """The text of the error a file is refused with."""
    with pytest.raises(WorkbookError) as refused:
        load(path)
    return str(refused.value)
