"""The scripts of the index and of the comparison, inside the pages, with a policy that lets nothing else run."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from antikorupsi.common import WorkbookError

TEMPLATES = Path(__file__).parent / "templates"
_EXPORTS = re.compile(r"export\{([^}]*)\};?")
_TABLE = re.compile(r"([\w$]+) as default")


@cache
def index_script() -> str:
    """DataTables as itables bundles it, then the lines of the index, as one module without a network request.

    Raises WorkbookError if the installed bundle does not export its table under the known name.
    """
    bundle = _bundle().read_text(encoding="utf-8")
    exported = _EXPORTS.search(bundle)
    table = _TABLE.search(exported.group(1)) if exported else None
    if exported is None or table is None:
        raise WorkbookError("The table library of the installed itables has another form; install the locked version.")
    filters = (TEMPLATES / "index.js").read_text(encoding="utf-8")
    library = bundle.replace(exported.group(0), f"const WorkbookTable = {table.group(1)};")
    return f"\n{library}\n{filters}"


@cache
def comparison_script() -> str:
    """The script of the comparison, as a module without a network request."""
    return f"\n{(TEMPLATES / 'comparison.js').read_text(encoding='utf-8')}"


def _bundle() -> Path:
    """The installed file; importing its package would import libraries of tables that are not used here."""
    found = find_spec("itables")
    if found is None or found.origin is None:
        raise WorkbookError("The package itables is missing; make set-up installs it.")
    return Path(found.origin).parent / "html" / "dt_bundle.js"


def content_security_policy(script: str) -> str:
    """A policy under which nothing is fetched and only this script runs."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
