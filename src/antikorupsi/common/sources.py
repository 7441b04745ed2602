"""Hashes over the project's source code, texts and templates."""

import hashlib
from functools import cache
from pathlib import Path

_SOURCE = Path(__file__).resolve().parents[2]  # the folder that holds the packages


def source_hash(*packages: str) -> str:
    """One sha256 over every file of packages or modules such as "antikorupsi.rules": code, data, texts, templates.

    Raises FileNotFoundError for a name that is neither a package nor a module.
    """
    return hashlib.sha256(b"".join(map(_hash_of, packages))).hexdigest()


@cache
def _hash_of(package: str) -> bytes:
    digest = hashlib.sha256()
    for path in _files(_SOURCE.joinpath(*package.split("."))):
        digest.update(path.relative_to(_SOURCE).as_posix().encode() + path.read_bytes())
    return digest.digest()


def _files(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place.with_suffix(".py")]
    return [path for path in sorted(place.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
