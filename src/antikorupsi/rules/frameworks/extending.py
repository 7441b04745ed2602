"""One framework file laid over another: only what differs needs to be written."""

from pathlib import Path

from antikorupsi.common import (
    Marked,
    MarkedList,
    MarkedMapping,
    MarkedScalar,
    WorkbookError,
    among,
    did_you_mean,
    read_marked,
)
from antikorupsi.rules.own import FRAMEWORK_FILE


def read_extended(path: Path, shipped: Path, below: tuple[Path, ...] = ()) -> MarkedMapping:
    """The file's entries over those of the framework it `extends`, each with the place where it is written.

    The other file is looked for beside this one, unless this is a period's own, then in the folder `shipped` and its
    folder `base`. Raises WorkbookError for one that is not there and for files that extend each other in a circle.
    """
    written = read_marked(path)
    extends = written.entries.pop("extends", None)
    if extends is None:
        return written
    base = _base_path(extends, path, shipped)
    if base in (path, *below):
        raise WorkbookError(
            f"{extends.place}, extends: {base.stem} extends itself by way of {path.stem}. Break the circle."
        )
    merged = merge(read_extended(base, shipped, (path, *below)), written)
    return MarkedMapping(written.place, merged.entries) if isinstance(merged, MarkedMapping) else written


def _base_path(extends: Marked, path: Path, shipped: Path) -> Path:
    name = extends.value if isinstance(extends, MarkedScalar) else None
    beside: tuple[Path, ...] = () if path.name == FRAMEWORK_FILE else (path.parent,)
    folders = (shipped, shipped / "base", *beside)
    candidates = {file.stem: file for folder in folders for file in sorted(folder.glob("*.yaml"))}
    if not isinstance(name, str) or name not in candidates:
        names = sorted(set(candidates) - {path.stem})
        remedy = f"{did_you_mean(name, names)} {among(names)}"
        raise WorkbookError(f"{extends.place}, extends: there is no framework {name!r} to extend.{remedy}")
    return candidates[name]


def merge(base: Marked, extension: Marked) -> Marked:
    """Mappings key by key, lists of entries with ids entry by entry, anything else as `extension` says.

    A mapping of another `kind` replaces the base's as a whole: the keys of one rule mean nothing in another.
    """
    if (
        isinstance(base, MarkedMapping)
        and isinstance(extension, MarkedMapping)
        and _kind(extension) in (None, _kind(base))
    ):
        merged = base.entries | {
            key: merge(base.entries[key], entry) if key in base.entries else entry
            for key, entry in extension.entries.items()
        }
        return MarkedMapping(extension.place, merged)
    if (
        isinstance(base, MarkedList)
        and isinstance(extension, MarkedList)
        and all(_id(item) for item in base.items + extension.items)
    ):
        return MarkedList(extension.place, _merged_by_id(base.items, extension.items))
    return extension


def _merged_by_id(base: list[Marked], extension: list[Marked]) -> list[Marked]:
    """The base's entries in their order, laid over once each; new and repeated ones follow."""
    left = list(extension)
    merged: list[Marked] = []
    for entry in base:
        over = next((item for item in left if _id(item) == _id(entry)), None)
        if over is not None:
            left.remove(over)
        merged.append(entry if over is None else merge(entry, over))
    return merged + left


def _id(marked: Marked) -> object:
    return _value(marked, "id")


def _kind(marked: Marked) -> object:
    return _value(marked, "kind")


def _value(marked: Marked, key: str) -> object:
    entry = marked.entries.get(key) if isinstance(marked, MarkedMapping) else None
    return entry.value if isinstance(entry, MarkedScalar) else None
