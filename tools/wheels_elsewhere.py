"""Writes which wheel each locked package has for macOS and Windows: `python -m tools.wheels_elsewhere`.

It asks the package index by uv for the files of all locked versions; `tests/setup/test_wheels_elsewhere.py` holds the
table that it writes against the lock. Run it after `make lock`.
"""

import csv
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]
LOCK, TABLE = ROOT / "requirements.lock", ROOT / "tests" / "setup" / "wheels_elsewhere.csv"
NOT_NEEDED = "not needed"
PYTHON = (3, 11)
_LOCKED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))?(?: \\)?$", re.MULTILINE)
_MACHINES = {
    "macos_arm64": (tuple(mac_platforms((14, 0), "arm64")), ("darwin", "Darwin", "posix", "arm64")),
    "macos_x86_64": (tuple(mac_platforms((13, 0), "x86_64")), ("darwin", "Darwin", "posix", "x86_64")),
    "windows_x86_64": (("win_amd64",), ("win32", "Windows", "nt", "AMD64")),
}
COLUMNS = ("package", "version", *_MACHINES)


def locked() -> dict[tuple[str, str], str]:
    """By name and version of package: its marker, "" without one; some have a version for each of several Pythons."""
    found = _LOCKED.finditer(LOCK.read_text(encoding="utf-8"))
    return {(each["name"], each["version"]): each["marker"] or "" for each in found}


def is_needed(marker: str, machine: str) -> bool:
    """Whether a package with a marker is installed on a machine."""
    system, name, kind, processor = _MACHINES[machine][1]
    version = ".".join(map(str, PYTHON))
    environment = {
        "sys_platform": system,
        "platform_system": name,
        "os_name": kind,
        "platform_machine": processor,
        "python_version": version,
        "python_full_version": f"{version}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    return not marker or Marker(marker).evaluate(environment)


def _tags(machine: str) -> list[Tag]:
    platforms = list(_MACHINES[machine][0])
    interpreter = f"cp{PYTHON[0]}{PYTHON[1]}"
    return [*cpython_tags(PYTHON, platforms=platforms), *compatible_tags(PYTHON, interpreter, platforms)]


def _files() -> dict[tuple[str, str], list[Mapping[str, Any]]]:
    """By name and version of package: its wheels, as the index lists them."""
    with tempfile.TemporaryDirectory() as folder:
        asked, told = Path(folder, "asked.txt"), Path(folder, "pylock.toml")
        lines = [f"{name}=={version} ; {marker}".rstrip(" ;") for (name, version), marker in locked().items()]
        asked.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--no-deps"]
        options = ["--python-version", "3.11", "--format", "pylock.toml", str(asked), "-o", str(told)]
        subprocess.run([*command, *options], check=True)
        packages = tomllib.loads(told.read_text(encoding="utf-8"))["packages"]
    return {(package["name"], package["version"]): package.get("wheels", []) for package in packages}


def rows() -> Iterator[dict[str, str]]:
    """A row a package: for each machine the wheel that it gets, whose hash is in the lock, "" without one."""
    hashes, files = LOCK.read_text(encoding="utf-8"), _files()
    for (name, version), marker in locked().items():
        wheels = [
            Path(str(wheel["url"])).name
            for wheel in files.get((name, version), [])
            if wheel["hashes"]["sha256"] in hashes
        ]
        given = {
            machine: _wheel(wheels, machine) if is_needed(marker, machine) else NOT_NEEDED for machine in _MACHINES
        }
        yield {"package": name, "version": version, **given}


def _wheel(wheels: list[str], machine: str) -> str:
    """The first of the wheels, in the order of the machine's tags."""
    by_tag = {tag: wheel for wheel in wheels for tag in parse_wheel_filename(wheel)[3]}
    return next((by_tag[tag] for tag in _tags(machine) if tag in by_tag), "")


if __name__ == "__main__":
    found = list(rows())
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
