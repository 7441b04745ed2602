"""Workbooks that are zip archives: what the archive tells of itself is checked before any entry is unpacked."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from antikorupsi.ingest.spreadsheets.bounds import (
    MAXIMUM_ENTRIES,
    MAXIMUM_PART_BYTES,
    MAXIMUM_RATIO,
    MAXIMUM_UNPACKED_BYTES,
    SMALL_BYTES,
    check_size,
)
from antikorupsi.ingest.spreadsheets.refusal import Refused

CHUNK_BYTES = 2**17  # small enough for the processor's cache
MAXIMUM_COPY_BYTES = 64 * 2**20
_END_OF_DIRECTORY = b"PK\x05\x06"
_ENCRYPTED = 0x1
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DECLARATION = re.compile(rb"!(?:DOCTYPE|ENTITY)")
_MEDIA = re.compile(r"\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|ico|webp|mp[34]|wav|ttf|odttf|bin|psmdcp)$")


@contextmanager
def open_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive of a workbook, once its directory keeps all bounds."""
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        _check_one_directory(path)
        _check_names(archive)
        _check_sizes(archive)
        yield archive


def _check_one_directory(path: Path) -> None:
    """Refuses an archive with two directories: two parsers could then read two different files."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 66_000))
        if file.read().count(_END_OF_DIRECTORY) != 1:
            raise Refused("file_harmful")


def _check_names(archive: zipfile.ZipFile) -> None:
    """Refuses names that occur twice, in whatever case, and names that leave the archive's folder."""
    names = [plain_name(entry.filename) for entry in archive.infolist()]
    if len(names) > MAXIMUM_ENTRIES or len(set(names)) < len(names):
        raise Refused("file_harmful")
    if any(name.startswith("/") or ":" in name or ".." in PurePosixPath(name).parts for name in names):
        raise Refused("file_harmful")


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """Refuses what unpacks to too much, as a whole or in one entry."""
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Refused("file_protected")
    unpacked = sum(entry.file_size for entry in entries)
    pairs = [(entry.file_size, entry.compress_size) for entry in entries]
    pairs.append((unpacked, sum(entry.compress_size for entry in entries)))
    if any(size > SMALL_BYTES and size > MAXIMUM_RATIO * packed for size, packed in pairs):
        raise Refused("file_harmful")
    check_size(unpacked, MAXIMUM_UNPACKED_BYTES)


def plain_name(name: str) -> str:
    """An entry's name as parsers compare it: slashes forward, case ignored."""
    return name.replace("\\", "/").casefold()


def is_markup(name: str) -> bool:
    """Whether an entry may hold XML: all but pictures, sounds, fonts and printer settings."""
    return not name.endswith("/") and not _MEDIA.search(plain_name(name))


def chunks_of(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of an entry piece by piece, at most as many as the directory declares.

    zipfile stops at the declared size and then finds the checksum wrong, so that an entry cannot be larger than
    it says. Text in UTF-16 and declarations of entities are refused: no spreadsheet program writes them.
    """
    with archive.open(name) as source:
        end = b""
        while chunk := source.read(CHUNK_BYTES):
            if not end:
                _check_encoding(chunk)
            if _DECLARATION.search(end + chunk):
                raise Refused("file_with_entities")
            end = chunk[-16:]
            yield chunk


def _check_encoding(start: bytes) -> None:
    """Refuses XML in UTF-16, in which a parser of UTF-8 sees no cells and no harm."""
    if not start.startswith(_UTF16_MARKS) and b"\0" not in start[:64]:
        return
    if _DECLARATION.search(start.replace(b"\0", b"")):
        raise Refused("file_with_entities")
    raise Refused("file_damaged", reason="UTF-16")


def part_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """A whole entry, of bounded size; empty where the archive has none of that name."""
    wanted = plain_name(name)
    for entry in archive.infolist():
        if plain_name(entry.filename) == wanted:
            check_size(entry.file_size, MAXIMUM_PART_BYTES)
            return b"".join(chunks_of(archive, entry.filename))
    return b""
