"""The data of a page as JSON-LD: beside it as a file, and in short within it, with the line by which it is cited."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode

from antikorupsi.common import COMPILATION, LINKED_DATA, Language, tag

Described = dict[str, Any]  # Any: JSON

_HASH_DIGITS = 16
# What would end the element of a script, or a line of one; JSON reads the escapes as the same text.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
# In the file alone, since pages stay small: what stands on the page in words, the scores of the panel, and the statuses
# of criteria, which are named beside the figures that decide them.
_IN_FILE = ("creditText", "hasPart", "inLanguage", "spatialCoverage")
_STATUS = "_status"


def page_description(notebook: NotebookNode, made: datetime, address: str) -> Described | None:
    """The data that the cells of an executed notebook give of its page; None if no cell gives any.

    `address` is what the page is cited by.
    """
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    found = [output.data[LINKED_DATA] for output in outputs if LINKED_DATA in output.get("data", {})]
    if not found:
        return None
    shown = ("".join(output.get("data", {}).get("text/html", "")) for output in outputs)
    as_stored = json.loads(json.dumps(found[0], sort_keys=True))  # as nbformat writes it: equal from a stored notebook
    return completed(as_stored, shown, made, address)


def completed(data: Mapping[str, Any], shown: Iterable[str], made: datetime, address: str) -> Described:
    """The data with address, day and, where a page has none of its own, a hash of what it shows."""
    content = data.get("identifier") or sha256("".join(shown).encode()).hexdigest()[:_HASH_DIGITS]
    first = {"@context": data["@context"], "@type": data["@type"], "@id": address}
    return first | dict(data) | {"identifier": content, "dateModified": made.date().isoformat()}


def description_file(description: Described) -> bytes:
    """The data as the file beside the page."""
    whole = _absolute(description, description["@id"])
    return f"{json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()


def _absolute(part: Any, address: str) -> Any:  # Any: JSON
    """A part of the data, in which anchors of the page have its address before them."""
    if isinstance(part, list):
        return [_absolute(each, address) for each in part]
    if not isinstance(part, dict):
        return part
    whole = {name: _absolute(each, address) for name, each in part.items()}
    is_anchor = str(part.get("@id", "")).startswith("#")
    return whole | ({"@id": address + part["@id"]} if is_anchor else {})


def description_script(description: Described) -> Markup:
    """The data in short as an element of the page's head; no text in them can end it, and nothing in it is run."""
    short = {name: part for name, part in description.items() if name not in _IN_FILE}
    if not _is_web(description["@id"]):
        short["@context"] = [description["@context"], {"@base": description["@id"]}]
    if measured := description.get("variableMeasured"):
        short["variableMeasured"] = [each for each in measured if not each["propertyID"].endswith(_STATUS)]
    if sources := description.get("isBasedOn"):
        short["isBasedOn"] = [source["@id"] for source in sources]
    return json_script(short, LINKED_DATA)


def json_script(value: object, kind: str, name: str = "") -> Markup:
    """JSON as an element of a page, which nothing runs and no text in it can end; `name` is the element's id."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPED)
    named = f' id="{name}"' if name else ""
    return Markup(f'<script type="{kind}"{named}>{written}</script>')


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def citation(description: Described, made: datetime, words: Language) -> Markup:
    """The line by which a page is cited: what it is, day and hash, its address if there is one, and the licence."""
    address = description["@id"] if _is_web(description["@id"]) else ""
    said = words.say(
        "Cite as: {credit}; made on {day}; content hash {hash}.",
        credit=description["creditText"],
        day=words.date(made.date()),
        hash=description["identifier"],
    )
    where = [" ", tag("a", address, href=address)] if address else []
    licence = tag("a", COMPILATION.identifier.replace("CC-BY-", "CC BY "), href=COMPILATION.address, rel="license")
    return tag("span", said, *where, " ", licence, ".")
