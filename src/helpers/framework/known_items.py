"""The instruments and items a framework may name, with the scale of those that hold numbers.

The instruments stand in a layer above this one, so their names are stated here; a caller may hand over others.
"""

from collections.abc import Collection, Mapping

Range = tuple[float, float]

_ITEMS: dict[str, dict[str, Range | None]] = {
    "mcp": {"total": (0, 100)},
    "spi": {"total": (0, 100)},
    "sakip": {"predikat": None},
    "ombudsman": {"nilai": (0, 100), "kategori": None, "zona": None},
    "spip": {"nilai": (1, 5), "level": (1, 5)},
    "spbe": {"total": (1, 5)},
    "opini_bpk": {"opini": None},
    "hukum": {"status": None},
    "skm": {"ikm": (25, 100)},
    "lhkpn": {"kepatuhan": (0, 100)},
    "spm": {"indeks": (0, 100)},
    "nilai_akhir": {"nilai": (0, 100)},
    "penilaian": {"skor": (0, 100), "pleno": (0, 100)},
}

KNOWN_ITEMS: Mapping[str, Collection[str]] = _ITEMS


def holds_labels(instrument: str, item: str) -> bool:
    """Whether an item is known to hold labels and no numbers."""
    return item in _ITEMS.get(instrument, {}) and scale_of(instrument, item) is None


def scale_of(instrument: str, item: str) -> Range | None:
    """The lowest and highest value of an item; None for one that holds labels or is not listed here."""
    return _ITEMS.get(instrument, {}).get(item)
