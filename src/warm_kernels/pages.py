"""The memory of a template in few large pages: a fork copies the list of pages, whatever is on them."""

import ctypes
from pathlib import Path

_MADV_COLLAPSE = 25  # Linux 6.1: puts what lies in a range into pages of 2 MB, where it can
_MAPS = Path("/proc/self/maps")


def gather_pages() -> None:
    """Asks Linux to hold this process's memory in large pages; where it cannot, nothing changes.

    Of 1.8 GB in pages of 4 KB a fork copies 460,000 entries. A kernel that writes on a large page gets a small copy of
    what it wrote on, as before.
    """
    library = ctypes.CDLL(None)
    for line in _MAPS.read_text(encoding="utf-8").splitlines():
        place, rights, _, _, inode, *_ = line.split()
        if rights.startswith("rw") and inode == "0":  # memory that no file stands behind
            first, end = (int(part, 16) for part in place.split("-"))
            library.madvise(ctypes.c_void_p(first), ctypes.c_size_t(end - first), _MADV_COLLAPSE)
