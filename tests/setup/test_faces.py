"""The linter finds every import that bypasses the face of a package, and no other."""

import sys

import pytest
from grimp import build_graph

from tools.faces import _bypasses

HOUSE = {
    "house/__init__.py": "",
    "house/cellar/__init__.py": "from house.cellar.wine import red\n__all__ = ['red']\n",
    "house/cellar/wine.py": "red = 1\n",
    "house/cellar/tools.py": "saw = 1\n",
    "house/kitchen/__init__.py": "",
}


@pytest.fixture
def bypasses(tmp_path, monkeypatch):
    """The bypasses in a small package, of which one module holds the statement."""
    monkeypatch.syspath_prepend(tmp_path)

    def found(statement, importer="kitchen/cook.py"):
        for name in [name for name in sys.modules if name.partition(".")[0] == "house"]:
            del sys.modules[name]
        for name, text in (HOUSE | {f"house/{importer}": statement}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(_bypasses(build_graph("house", cache_dir=None), {"house"}))

    return found


@pytest.mark.parametrize("statement", ["from house.cellar import red\n", "from house import cellar\n"])
def test_an_import_by_the_face_is_right(bypasses, statement):
    assert bypasses(statement) == []


@pytest.mark.parametrize(
    "statement",
    [
        "from house.cellar.wine import red\n",
        "import house.cellar.wine\n",
        "from house.cellar import tools\n",
        "def later():\n    from house.cellar.wine import red\n",
    ],
)
def test_an_import_of_what_stands_inside_is_a_bypass(bypasses, statement):
    (found,) = bypasses(statement)
    assert found.startswith("house.kitchen.cook:")


def test_inside_a_package_its_modules_are_imported_directly_and_its_face_never(bypasses):
    assert bypasses("from house.cellar.wine import red\n", "cellar/shelf.py") == []
    assert len(bypasses("from house.cellar import red\n", "cellar/shelf.py")) == 1
