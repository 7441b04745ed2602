"""Whether the code that a template holds is still the code on disk."""

import sysconfig
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

State = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Watched:
    """The files of some packages, and the folder of all installed ones, as they were."""

    folders: tuple[Path, ...]
    state: State

    @classmethod
    def of(cls, packages: tuple[str, ...]) -> "Watched":
        """What is to be watched; raises ModuleNotFoundError for a package there is not."""
        folders = tuple(folder for name in packages for folder in _folders(name))
        return cls(folders, _state(folders))

    def changed(self) -> bool:
        """Whether any file was added, removed or written since."""
        return _state(self.folders) != self.state


def _folders(package: str) -> list[Path]:
    spec = find_spec(package)
    if spec is None:
        raise ModuleNotFoundError(f"There is no package {package!r} to watch.", name=package)
    return [Path(place) for place in spec.submodule_search_locations or ()]


def _state(folders: tuple[Path, ...]) -> State:
    """Size and time of every file; installing or removing a distribution changes the time of their folder."""
    installed = Path(sysconfig.get_paths()["purelib"])
    files = [path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts]
    seen = {str(path): path.stat() for path in (installed, *files) if path == installed or path.is_file()}
    return {name: (own.st_mtime_ns, own.st_size) for name, own in seen.items()}
