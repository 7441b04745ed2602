"""The script of the index: a table library that travels inside the page, and a policy that lets nothing else run."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from antikorupsi.common import WorkbookError
from antikorupsi.publish.pages import TEMPLATES

_EXPORTS = re.compile(r"export\{([^}]*)\};?")
_TABLE = re.compile(r"([\w$]+) as default")


@cache
def index_script() -> str:
    """DataTables as itables bundles it, then our own few lines, as one module without a network request.

    Raises WorkbookError where the installed bundle does not offer its table under the name that we know.
    """
    bundle = _bundle().read_text(encoding="utf-8")
    exported = _EXPORTS.search(bundle)
    table = _TABLE.search(exported.group(1)) if exported else None
    if exported is None or table is None:
        raise WorkbookError("The table library of the installed itables has another form; install the locked version.")
    filters = (TEMPLATES / "report" / "index.js").read_text(encoding="utf-8")
    library = bundle.replace(exported.group(0), f"const WorkbookTable = {table.group(1)};")
    return f"\n{library}\n{filters}"


def _bundle() -> Path:
    """The file as it was installed: importing its package would bring in libraries of tables that nobody uses here."""
    found = find_spec("itables")
    if found is None or found.origin is None:
        raise WorkbookError("The package itables is missing; make set-up installs it.")
    return Path(found.origin).parent / "html" / "dt_bundle.js"


def content_security_policy(script: str) -> str:
    """Nothing is fetched, and only this one script runs."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
