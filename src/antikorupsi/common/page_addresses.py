"""Where pages lie below the folder of a publication, and what others cite them by: an address, or without one a URN."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from antikorupsi.common.errors import WorkbookError
from antikorupsi.common.project import DEFAULT_LANGUAGE

REGION_PAGES = "daerah"
PROVINCE_PAGES = "provinsi"
OVERVIEW_PAGE = "ringkasan.html"
COMPARISON_PAGE = "bandingkan.html"
METHOD_PAGE = "metode.html"
FOLLOWUP_PAGE = "tindak-lanjut.html"
CALENDAR_FILE = "tenggat.ics"
CHANGES_PAGE = "perubahan.html"
JSON_FEED = "perubahan.json"
ATOM_FEED = "perubahan.atom"
INDEX_PAGE = "index.html"

_LONGEST = 300  # characters of a base address; it stands several times on every page
_PLAIN = re.compile(r"[A-Za-z0-9\-._~:/%@\[\]]+")
_NAMESPACE = uuid5(NAMESPACE_URL, "urn:workbook-antikorupsi")


@dataclass(frozen=True)
class Addresses:
    """The addresses of a publication's files: one period in one language.

    `base` is where the folder of the period is served, with a slash at its end; "" where nobody said so.
    """

    period: str
    language: str = DEFAULT_LANGUAGE
    base: str = ""

    def of(self, file: str, anchor: str = "") -> str:
        """The address of a file below the folder, or of a figure on a page; without a base a `urn:uuid:`.

        The URN is made of period, language and name alone, so it is the same in every run and on every machine.
        """
        inside = file if self.language == DEFAULT_LANGUAGE else f"{self.language}/{file}"
        named = self.base + quote(inside) if self.base else f"urn:uuid:{uuid5(_NAMESPACE, f'{self.period}/{inside}')}"
        return f"{named}#{anchor}" if anchor else named


def checked_base_url(text: str) -> str:
    """An address under which a folder is served, with a slash at its end; "" for none.

    Raises WorkbookError unless it is a plain http or https address without a user, query or fragment.
    """
    address = text.strip()
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        named = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and "@" not in parts.netloc
    except ValueError:  # a port or a host in brackets that is none
        named = False
    if not named or len(address) > _LONGEST or not _PLAIN.fullmatch(address):
        raise WorkbookError(
            f"--base-url {text[:80]!r} is no address of a folder: write https://example.go.id/2025/, without a query."
        )
    return address if address.endswith("/") else f"{address}/"
