"""Writes docs/data-dictionary.md and docs/methodology.md from the files they are about: `make pages`."""

from collections.abc import Callable
from pathlib import Path

from antikorupsi.publish import methodology
from tools.data_dictionary import data_dictionary

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES: dict[str, Callable[[], str]] = {"data-dictionary.md": data_dictionary, "methodology.md": methodology}

if __name__ == "__main__":
    for name, text in PAGES.items():
        (DOCS / name).write_text(text(), encoding="utf-8")
