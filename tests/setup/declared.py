"""What the project declares about its environment, read from pyproject.toml, environment.yml and requirements.lock."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# What conda-forge calls by another name than Python does.
PYTHON_NAME_OF = {"matplotlib-base": "matplotlib", "playwright-python": "playwright", "python-duckdb": "duckdb"}
# What conda needs beside the packages themselves.
ONLY_IN_CONDA = {"pip"}

Bounds = dict[str, SpecifierSet]


@dataclass(frozen=True)
class LockEntry:
    """One `name==version` of the lock with its hashes; a name has several entries where Python versions differ."""

    name: str
    version: str
    text: str
    hashes: tuple[str, ...]


def runtime_bounds() -> Bounds:
    """Bounds of what the workbook runs on."""
    return bounds_of(PROJECT["project"]["dependencies"])


def development_bounds() -> Bounds:
    """Bounds of what its checks run on, with the groups that they include."""
    groups = PROJECT["dependency-groups"]
    own = [entry for entry in groups["dev"] if isinstance(entry, str)]
    included = [entry["include-group"] for entry in groups["dev"] if isinstance(entry, dict)]
    return bounds_of(own + [text for name in included for text in groups[name]])


def bounds_of(requirements: list[str]) -> Bounds:
    """Bounds by canonical name; a name declared twice is a fault."""
    parsed = [Requirement(text) for text in requirements]
    bounds: Bounds = {canonicalize_name(requirement.name): requirement.specifier for requirement in parsed}
    assert len(bounds) == len(parsed), "a package is declared twice"
    return bounds


def conda_bounds() -> Bounds:
    """Bounds of environment.yml under the names Python uses, `python` included, the project itself left out."""
    listed = conda_environment()["dependencies"]
    from_pip = next(entry["pip"] for entry in listed if isinstance(entry, dict))
    bounds = bounds_of([entry for entry in listed if isinstance(entry, str)])
    bounds |= bounds_of([entry for entry in from_pip if entry != "-e ."])
    return {PYTHON_NAME_OF.get(name, name): bound for name, bound in bounds.items() if name not in ONLY_IN_CONDA}


def conda_environment() -> dict[str, Any]:
    """The content of environment.yml."""
    content: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    return content


def lock_entries() -> list[LockEntry]:
    """Every entry of requirements.lock; a line that belongs to none is a fault."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return [_lock_entry(block) for block in re.split(r"^(?=\S)", text, flags=re.MULTILINE) if block.strip()]


def _lock_entry(block: str) -> LockEntry:
    pinned = re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)", block)
    assert pinned, f"not a pinned package: {block.splitlines()[0]}"
    hashes = tuple(re.findall(r"--hash=(sha256:[0-9a-f]{64})\b", block))
    return LockEntry(canonicalize_name(pinned[1]), pinned[2], block, hashes)
