"""The three descriptions of the environment agree with each other and with what the code imports."""

import pytest

from tests.setup import declared
from tests.setup.imports import DEVELOPMENT_FOLDERS, RUNTIME_FOLDERS, distributions_of, third_party_imports

# Declared though no file imports it, and why.
USED_WITHOUT_IMPORT = {
    "check-jsonschema": "tests of deploy/: the workflow file against its schema",
    "defusedxml": "openpyxl reads XML safely as soon as it is installed",
    "duckdb": "docs/open-data.ipynb, which the tests run",
    "editables": "hatchling needs it to install the project in place",
    "hatchling": "builds the project, without a build environment of its own",
    "import-linter": "make test: the layers of the package",
    "ipykernel": "the kernel the notebooks name",
    "jupyter-server": "runs under jupyterlab; its bound keeps known faults out",
    "jupyter-scheduler": "jobs on a schedule from inside JupyterLab; tested in a running one",
    "jupyterlab": "make lab",
    "mkdocs": "make docs: the site",
    "mkdocs-material": "make docs: how the site looks, without fonts or scripts from elsewhere",
    "mkdocstrings-python": "make docs: the docstrings of the packages' faces",
    "mutmut": "make mutants: which changes of the rules their tests notice",
    "mypy": "make test: the types of the package",
    "nbclient": "runs the cells under papermill and nbconvert",
    "nbconvert": "make notebooks, and the HTML of the reports",
    "nbdime": "make diff: what changed in notebooks",
    "nbstripout": "make test: no volatile metadata in stored notebooks",
    "nbval": "make test: stored notebooks say the same when run again",
    "pandas-stubs": "types of pandas for mypy",
    "types-olefile": "types of olefile for mypy",
    "types-xlrd": "types of xlrd for mypy",
    "papermill": "the command that analysts run on single notebooks",
    "pre-commit": "the checks as hooks",
    "pyarrow": "pandas reads and writes parquet with it",
    "pytest-xdist": "make test: pytest -n",
    "ruff": "make test: style and layout",
    "types-defusedxml": "types of defusedxml for mypy",
    "types-openpyxl": "types of openpyxl for mypy",
    "types-psutil": "types of psutil for mypy",
    "types-pyyaml": "types of PyYAML for mypy",
    "uv": "installs the lock and makes it",
    "zizmor": "tests of deploy/: the workflow files under the eyes of a security linter",
}


def test_conda_and_python_name_the_same_packages_with_the_same_bounds() -> None:
    python = declared.bounds_of([f"python{declared.PROJECT['project']['requires-python']}"])
    assert declared.conda_bounds() == declared.runtime_bounds() | declared.development_bounds() | python


def test_conda_installs_the_project_itself_in_place() -> None:
    from_pip = next(entry["pip"] for entry in declared.conda_environment()["dependencies"] if isinstance(entry, dict))
    assert "-e ." in from_pip


def test_no_package_is_declared_both_for_running_and_for_checking() -> None:
    assert not declared.runtime_bounds().keys() & declared.development_bounds().keys()


@pytest.mark.parametrize("folder", RUNTIME_FOLDERS)
def test_what_the_workbook_imports_is_declared_for_running(folder: str) -> None:
    assert _undeclared(folder, set(declared.runtime_bounds())) == []


@pytest.mark.parametrize("folder", DEVELOPMENT_FOLDERS)
def test_what_tools_and_tests_import_is_declared(folder: str) -> None:
    assert _undeclared(folder, declared.runtime_bounds().keys() | declared.development_bounds().keys()) == []


def _undeclared(folder: str, known: set[str]) -> list[str]:
    return sorted(
        f"{file} imports {name}: declare {' or '.join(distributions_of(name)) or 'what brings it'} in pyproject.toml"
        for name, file in third_party_imports(folder)
        if not distributions_of(name) & known
    )


def test_every_declared_package_is_imported_or_its_use_is_explained() -> None:
    imports = [found for folder in RUNTIME_FOLDERS + DEVELOPMENT_FOLDERS for found in third_party_imports(folder)]
    imported = {distribution for name, _ in imports for distribution in distributions_of(name)}
    known = declared.runtime_bounds().keys() | declared.development_bounds().keys()
    assert sorted(known - imported - USED_WITHOUT_IMPORT.keys()) == []


def test_every_explained_package_is_declared() -> None:
    known = declared.runtime_bounds().keys() | declared.development_bounds().keys()
    assert sorted(USED_WITHOUT_IMPORT.keys() - known) == []


def test_the_lock_holds_every_declared_package_within_its_bounds() -> None:
    locked = declared.lock_entries()
    for name, bounds in (declared.runtime_bounds() | declared.development_bounds()).items():
        versions = [entry.version for entry in locked if entry.name == name]
        assert versions, f"{name} is not in requirements.lock: run make lock"
        assert all(bounds.contains(version, prereleases=True) for version in versions), f"{name}: {versions}, {bounds}"


def test_every_entry_of_the_lock_has_hashes_and_no_address() -> None:
    for entry in declared.lock_entries():
        assert entry.hashes, f"{entry.name} has no hash"
        assert "://" not in entry.text, f"{entry.name} names an address"
        assert entry.text.count("--hash=") == len(entry.hashes), f"{entry.name} has a hash that is not SHA-256"
