"""A contract for import-linter: a package is imported by its face, never by what stands inside it.

`from antikorupsi.ingest import read_sheets` is right everywhere, `from antikorupsi.ingest.spreadsheets import ...` only
inside `antikorupsi.ingest`. What the face of a package lists is its `__all__`.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

_STATEMENT = re.compile(r"(?:from|import)\s+([\w.]+)")


class FacesContract(Contract):
    """Kept when no import statement of the root packages names a module below another package's face."""

    roots = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Looks at every import between modules of the roots."""
        roots: Any = self.roots  # import-linter puts the names in the place of the field
        bypasses = sorted(_bypasses(graph, set(roots)))
        return ContractCheck(kept=not bypasses, metadata={"bypasses": bypasses})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Prints a line for each import that is not by a face."""
        for line in check.metadata["bypasses"]:
            output.print_error(line)


def _bypasses(graph: ImportGraph, roots: set[str]) -> Iterator[str]:
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            if imported.partition(".")[0] not in roots:
                continue
            for detail in graph.get_import_details(importer=importer, imported=imported):
                statement = _STATEMENT.match(detail["line_contents"].strip())
                named = statement[1] if statement else imported
                if not _is_visible(named, importer, roots) or not _is_offered(imported, named, importer, roots):
                    yield f"{importer}:{detail['line_number']}: {detail['line_contents'].strip()}"


def _is_visible(named: str, importer: str, roots: set[str]) -> bool:
    """Whether a module is a root, a room, or stands in a package that the importer stands in too."""
    package = named.rpartition(".")[0]
    return not package or package in roots or f"{importer}.".startswith(f"{package}.")


def _is_offered(imported: str, named: str, importer: str, roots: set[str]) -> bool:
    """Whether a module that is taken out of a package, as `from antikorupsi.common import markup`, is on its list.

    The face of a package that the importer itself stands in offers nothing: it would import the importer again.
    """
    if imported == named:
        return not importer.startswith(f"{named}.")
    if _is_visible(imported, importer, roots):
        return True
    return imported == f"{named}.{imported.rpartition('.')[2]}" and imported.rpartition(".")[2] in _face(named)


def _face(package: str) -> list[str]:
    return list(getattr(import_module(package), "__all__", ()))
