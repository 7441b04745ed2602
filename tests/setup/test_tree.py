"""The tree can be read by anyone: no file says where packages come from or on which machine it was written."""

import re
import subprocess

import pytest

from tests.setup.declared import ROOT

# Put together here, so that this file does not match itself.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("anaconda", "org"),
        ("anaconda", "com"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
    )
]
MACHINE_FOLDERS = ("home", "root", "work")
MACHINE_PATH = re.compile(rf"(?<![\w.\-/])(?:file://)?/(?:{'|'.join(MACHINE_FOLDERS)})/")
REGISTRY = re.compile("|".join(re.escape(host) for host in REGISTRIES))


def _texts() -> dict[str, str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this tree is not a git checkout, so nothing says which files belong to it")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    contents = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths if path.is_file()}
    return {name: content.decode("utf-8", "replace") for name, content in contents.items() if b"\0" not in content}


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE_PATH], ids=["registry host", "path of a machine"])
def test_no_file_names(pattern: re.Pattern[str]) -> None:
    found = [
        f"{name}:{number}: {match[0]}"
        for name, text in _texts().items()
        for number, line in enumerate(text.splitlines(), start=1)
        if (match := pattern.search(line))
    ]
    assert found == []


@pytest.mark.parametrize("text", ["/{}/main/x.csv", "see '/{}/someone'", "file:///{}/someone/x"])
@pytest.mark.parametrize("folder", MACHINE_FOLDERS)
def test_paths_of_a_machine_are_recognised(text: str, folder: str) -> None:
    assert MACHINE_PATH.search(text.format(folder))


@pytest.mark.parametrize("text", ["https://kpk.go.id/{}/berita", "data/{}/x", "$PWD/{}/x", "home/work"])
@pytest.mark.parametrize("folder", MACHINE_FOLDERS)
def test_addresses_and_relative_paths_are_not_paths_of_a_machine(text: str, folder: str) -> None:
    assert not MACHINE_PATH.search(text.format(folder))
