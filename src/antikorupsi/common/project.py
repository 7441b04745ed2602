"""The project's folders."""

import hashlib
import os
from pathlib import Path

from antikorupsi.common.errors import WorkbookError
from antikorupsi.common.names import entry_of

DEFAULT_PERIOD = "2025"
DEFAULT_FRAMEWORK = "kabkota-2025"
DEFAULT_LANGUAGE = "id"
_CHECKOUT = Path(__file__).resolve().parents[3]


def root() -> Path:
    """The project folder: WORKBOOK_ROOT, else the nearest one from here upwards that holds data/raw, else a checkout.

    Notebooks run with `notebooks/` as working directory, papermill with the caller's; both must find the project.
    Raises WorkbookError where there is none, as beside an installed wheel.
    """
    if declared := os.environ.get("WORKBOOK_ROOT"):
        return Path(declared).resolve()
    here = Path.cwd().resolve()
    for folder in (here, *here.parents, _CHECKOUT):
        if _is_project(folder):
            return folder
    raise WorkbookError(
        f"No project holds {here}: go into one, name it by --project FOLDER, or make one by workbook new FOLDER."
    )


def choose_project(folder: str) -> None:
    """Makes a folder the project of this process and those it starts; raises WorkbookError if it holds no data/raw."""
    chosen = given_path(folder, "project").resolve()
    if not _is_project(chosen):
        raise WorkbookError(f"{chosen} is no project, for it holds no data/raw: workbook new {folder} makes one.")
    os.environ["WORKBOOK_ROOT"] = str(chosen)


def _is_project(folder: Path) -> bool:
    return (folder / "data" / "raw").is_dir()


def located(path: Path | str) -> Path:
    """The path of a file that a parameter names, relative to the project folder unless absolute.

    WORKBOOK_SHIPPED is set on cluster workers: absolute paths are then looked up below that folder.
    """
    shipped, named = os.environ.get("WORKBOOK_SHIPPED"), given_path(path, "path")
    if shipped and named.is_absolute():
        return Path(shipped, *named.parts[1:])
    return root() / named


def given_path(path: Path | str, what: str) -> Path:
    """A path as a user gives it, anywhere; raises WorkbookError if it holds a null character."""
    if "\0" in str(path):
        raise WorkbookError(f"The {what} {str(path)!r} holds a character that no path may hold.")
    return Path(path)


def from_root(path: Path) -> str:
    """A path as parameters and manifests name it: relative to the project folder if it lies inside."""
    return path.relative_to(root()).as_posix() if path.is_relative_to(root()) else str(_path_at_origin(path))


def _path_at_origin(path: Path) -> Path:
    """The path that shipped inputs have on the machine of the run."""
    shipped = os.environ.get("WORKBOOK_SHIPPED")
    if shipped and path.is_relative_to(shipped):
        return Path(path.anchor, path.relative_to(shipped))
    return path


def raw_parent(raw: Path | str | None = None) -> Path:
    """The folder that holds the spreadsheets of all periods, `data/raw` unless another is given."""
    return located(raw or "data/raw").resolve()


def raw_folder(period: str, raw: Path | str | None = None) -> Path:
    """The folder with the spreadsheets of one period, `data/raw/<period>` unless another parent folder is given.

    Raises WorkbookError for a name that leads out of the parent folder, as all functions here do.
    """
    return entry_of(raw_parent(raw), period, "period")


def processed_folder(period: str) -> Path:
    """The folder with the rebuilt tables of one period, `data/processed/<period>`."""
    return entry_of(processed_parent(), period, "period")


def hash_cache_file(kind: str, folder: Path) -> Path:
    """The cache file for the hashes of a folder's files; `kind` is part of its name."""
    return _caches() / f".{kind}-{folder_hash(folder)}.json"


def may_write(folder: Path) -> bool:
    """Whether this user may write in a folder, or where there is none, make it."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    return os.access(there, os.W_OK | os.X_OK)


def own_cache() -> Path:
    """This user's folder for what is rebuilt at will, where they may not write into the project."""
    try:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError as error:  # a user without a home
        raise WorkbookError("You have no home folder for a cache: name one by XDG_CACHE_HOME.") from error
    return caches / "workbook-antikorupsi" / folder_hash(root())


def cache_file(kind: str, said: str) -> Path:
    """The cache file for the answer to a question, whatever was said in it; `kind` is part of its name."""
    return _caches() / f".{kind}-{hashlib.sha256(said.encode('utf-8', 'surrogateescape')).hexdigest()[:12]}.json"


def _caches() -> Path:
    """The folder for what is rebuilt at will: beside the tables, where this user may write there."""
    return processed_parent() if may_write(processed_parent()) else own_cache()


def processed_parent() -> Path:
    """The folder with the rebuilt tables of all periods, `data/processed`."""
    return root() / "data" / "processed"


def tables_folder(period: str, spreadsheets: Path) -> Path:
    """The folder with the tables of a period; spreadsheets outside data/raw have a separate one."""
    usual = spreadsheets.resolve() == raw_folder(period).resolve()
    return processed_folder(period if usual else f"{period}-{folder_hash(spreadsheets)}")


def folder_hash(folder: Path) -> str:
    """Twelve hexadecimal digits that identify a folder by its path, for names of cache files."""
    return hashlib.sha256(os.fsencode(_path_at_origin(folder.resolve()))).hexdigest()[:12]


def reports_folder(period: str, reports: Path | str | None = None, raw: Path | str | None = None) -> Path:
    """The folder of published reports, `reports/<period>` unless another parent folder is given.

    Raises WorkbookError for a folder among the spreadsheets, which would be read next time, and among the tables,
    which are replaced.
    """
    parent = given_path(reports, "folder of reports").resolve() if reports else root() / "reports"
    folder = entry_of(parent, period, "period")
    if (taken := _taken(folder, period, raw)) is not None:
        raise WorkbookError(f"Reports cannot be written to {folder}, which lies in {taken}: name another folder.")
    return folder


def place_to_write(path: Path | str, what: str, period: str = DEFAULT_PERIOD, raw: Path | str | None = None) -> Path:
    """The path of a file or folder that a user names for output.

    Raises WorkbookError for a place among the spreadsheets of the project or the period, and among the tables.
    """
    place = given_path(path, what)
    if (taken := _taken(place, period, raw)) is not None:
        raise WorkbookError(f"The {what} cannot be written to {place}, which lies in {taken}: name another place.")
    return place


def _taken(place: Path, period: str, raw: Path | str | None) -> Path | None:
    """The folder of spreadsheets or tables that a place lies in, with links resolved; None for other places."""
    try:
        resolved = place.resolve()
    except RuntimeError as error:  # a loop of links in Python 3.11; later versions return the path
        raise WorkbookError(f"{place} cannot be written to: its links lead in a circle.") from error
    folders = (raw_parent(), raw_folder(period, raw), processed_parent())
    return next((folder for folder in folders if resolved.is_relative_to(folder.resolve())), None)
