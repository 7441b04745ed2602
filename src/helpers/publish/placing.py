"""Files into their place in one step, so that no reader ever sees half of one."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Placed:
    """A published report: its page and the executed notebook beside it."""

    page: Path
    notebook: Path


def place_text(text: str, target: Path) -> None:
    """Writes a text beside its place and moves it in with os.replace."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def place_report(page: str, notebook: str, target: Path) -> Placed:
    """Publishes a page and its notebook; the page goes last, since it is what readers open."""
    notebook_path = target.with_suffix(".ipynb")
    place_text(notebook, notebook_path)
    place_text(page, target)
    return Placed(target, notebook_path)
