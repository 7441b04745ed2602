"""Writes the pages of the documentation site from docs/, README, CONTRIBUTING, CHANGELOG and the packages' faces.

`make docs` has mkdocs build a site of them. A link to a file that is no page of the site becomes the file's name.
"""

import ast
import re
import shutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FACES = (
    "helpers",
    "helpers.eligibility",
    "helpers.scoring",
    *(f"antikorupsi.{room}" for room in ("common", "rules", "ingest", "assess", "show", "publish", "run")),
)
# Pages that are files of the project, by the names they have on the site.
FILES = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md", "benchmarks/RESULTS.md": "results.md"}
LINK = re.compile(r"(!?)\[([^]\n]*)\]\(([^)#\s]+)(#[^)\s]*)?\)")
RELEASE = re.compile(r"^## (\d+\.\d+\.\d+.*)$", re.MULTILINE)


def pages() -> dict[str, str]:
    """Every page's text by its name on the site."""
    sources = FILES | {path.relative_to(ROOT).as_posix(): path.name for path in (ROOT / "docs").glob("*.md")}
    written = {name: linked_inside(source, sources) for source, name in sources.items()}
    return written | {f"api/{face}.md": "\n".join(api_of(face)) for face in FACES} | releases()


def linked_inside(source: str, sources: dict[str, str]) -> str:
    """A file's text whose links lead to pages of the site."""
    path = ROOT / source

    def replaced(found: re.Match[str]) -> str:
        picture, text, target, fragment = found.groups(default="")
        if "://" in target:
            return found[0]
        aimed = (path.parent / target).resolve().relative_to(ROOT).as_posix()
        if picture:
            return f"![{text}]({aimed.removeprefix('docs/')})"
        return f"[{text}]({sources[aimed]}{fragment})" if aimed in sources else text

    return LINK.sub(replaced, path.read_text(encoding="utf-8"))


def releases() -> dict[str, str]:
    """One page a release, the newest first, and a list of them."""
    parts = RELEASE.split((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    notes = dict(zip(parts[1::2], parts[2::2], strict=True))
    listed = [f"- [{release}]({release.split()[0]}.md)" for release in notes]
    own = {f"releases/{release.split()[0]}.md": f"# {release}\n{text}" for release, text in notes.items()}
    return {"releases/index.md": "\n".join([parts[0], *listed, ""]), **own}


def api_of(face: str) -> Iterator[str]:
    """The page of a package: what it is for, then each name that others may import from it."""
    module = import_module(face)
    yield f"# {face}\n\n{module.__doc__}\n"
    for name in sorted(offered(face), key=str.casefold):
        yield f"::: {face}.{name}\n"


def offered(face: str) -> list[str]:
    """The names on a face: of `__init__.pyi` where lazy_loader reads one, else of `__all__`."""
    stub = ROOT / "src" / Path(*face.split(".")) / "__init__.pyi"
    if not stub.exists():
        return list(import_module(face).__all__)
    imports = [node for node in ast.parse(stub.read_text(encoding="utf-8")).body if isinstance(node, ast.ImportFrom)]
    return [alias.asname or alias.name for node in imports for alias in node.names]


def write(folder: Path) -> None:
    """Writes all pages and pictures into a folder, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs" / "pictures", folder / "pictures")
    for name, text in pages().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
