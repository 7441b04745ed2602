"""What kind of source the address of a figure is, by its host: an agency, a region about itself, the press."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

from antikorupsi.common import read_plain

SourceKind = Literal["", "agency", "government", "region", "press", "aggregator"]

_FILE = Path(__file__).with_name("source_kinds.yaml")
_PLAIN_HOST = re.compile(r"https?://([A-Za-z0-9.-]+)(?:[/?#]|\Z)", re.ASCII)
_OF_GOVERNMENT = ".go.id"
_OF_A_PROVINCE = "prov"  # jatimprov.go.id
_TYPES = {"kab": "Kabupaten", "kota": "Kota"}  # purbalinggakab.go.id, malangkota.go.id


def source_kind(addresses: str) -> SourceKind:
    """The kind of the best of one or more addresses, `; ` between them; "" where there is none.

    agency: one that publishes or checks the figures; government: another ministry, or a province; region: a kabupaten
    or kota, about itself unless local_governments names another; press: a newspaper or any other host; aggregator: a
    site where anybody may put a document.
    """
    kinds = {_kind(host) for host in map(_host, addresses.split("; ")) if host}
    best: tuple[SourceKind, ...] = ("agency", "government", "press", "region", "aggregator")
    return next((kind for kind in best if kind in kinds), "")


@cache
def local_governments(addresses: str) -> tuple[str, ...]:
    """The kabupaten and kota whose sites some addresses lead to, as their hosts call them: Kabupaten purbalingga."""
    hosts = (host for host in map(_host, addresses.split("; ")) if host and _kind(host) == "region")
    return tuple(map(_name_in, hosts))


def _name_in(host: str) -> str:
    """The name in a host such as inspektorat.purbalinggakab.go.id."""
    name = host.removesuffix(_OF_GOVERNMENT).rpartition(".")[2]
    type_of = next((end for end in _TYPES if name.endswith(end)), "")
    return f"{_TYPES.get(type_of, '')} {name.removesuffix(type_of)}".strip()


@cache
def _host(address: str) -> str:
    """The host an address names, without its port; "" for a text that is no address."""
    if plain := _PLAIN_HOST.match(address):  # a third of the time of urlsplit; nearly all addresses are plain
        return plain[1].lower()
    try:
        return urlsplit(address.strip()).hostname or ""
    except ValueError:  # an address with a broken port or bracket names no host
        return ""


@cache
def _kind(host: str) -> SourceKind:
    for kind, hosts in _listed().items():
        if any(host == listed or host.endswith(f".{listed}") for listed in hosts):
            return kind
    if not host.endswith(_OF_GOVERNMENT):
        return "press"
    return "government" if host.removesuffix(_OF_GOVERNMENT).endswith(_OF_A_PROVINCE) else "region"


@cache
def _listed() -> Mapping[SourceKind, list[str]]:
    return cast("Mapping[SourceKind, list[str]]", read_plain(_FILE))
