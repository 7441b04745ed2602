"""Ordinary files and zip archives, opened only if nothing in their path or directory is harmful."""

import os
import re
import stat
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from antikorupsi.ingest.spreadsheets.refusal import (
    MAXIMUM_DIRECTORY_BYTES,
    MAXIMUM_ENTRIES,
    MAXIMUM_PART_BYTES,
    MAXIMUM_RATIO,
    MAXIMUM_UNPACKED_BYTES,
    SMALL_BYTES,
    Refused,
    check_size,
    one_line,
)

_MOST_LOCK_BYTES = 1024  # Office writes 165; a workbook has more
CHUNK_BYTES = 2**17  # small enough for the processor's cache
MAXIMUM_COPY_BYTES = 64 * 2**20
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_OF_LARGE_DIRECTORY = b"PK\x06\x06"
_IN_LARGE_DIRECTORY = 2**32 - 1  # stands for a number that does not fit
_MOST_END_BYTES = 66_000
_ENCRYPTED = 0x1
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DECLARATION = re.compile(rb"!(?:DOCTYPE|ENTITY)")


def check_path(path: Path, folder: Path | None = None) -> None:
    """Refuses links, lock files and what is no ordinary file; looks at names and kinds only, opens nothing.

    With `folder` no folder between it and the file may be a link either, nor may the path leave it.
    """
    if folder is not None:
        _check_inside(path, folder)
    try:
        seen = path.lstat()
    except (OSError, ValueError) as error:
        raise Refused("file_not_opened", reason=one_line(error)) from error
    if stat.S_ISLNK(seen.st_mode):
        raise Refused("file_is_link")
    if not stat.S_ISREG(seen.st_mode):
        raise Refused("file_not_ordinary")
    if path.name.startswith("~$") and seen.st_size <= _MOST_LOCK_BYTES:
        raise Refused("file_is_lock")


def open_ordinary(path: Path) -> BinaryIO:
    """Opens an ordinary file for reading its bytes; refuses what became something else since it was looked at.

    Opening a named pipe or a device waits for its other end: here nothing is waited for.
    """
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - pathlib has no opener
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise Refused("file_not_ordinary")
    return file


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _check_inside(path: Path, folder: Path) -> None:
    """Refuses a path that is not below the folder, or reaches its file through a link."""
    if not path.is_relative_to(folder) or ".." in path.relative_to(folder).parts:
        raise Refused("file_is_link")
    between = [parent for parent in path.parents if parent != folder and parent.is_relative_to(folder)]
    if any(parent.is_symlink() for parent in between):
        raise Refused("file_is_link")


@contextmanager
def open_archive(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The archive in a file, once its directory keeps all bounds; check_parsed checks what is to be unpacked."""
    _check_directory_size(file)
    with zipfile.ZipFile(file) as archive:
        _check_one_directory(file, archive)
        _check_names(archive)
        yield archive


def unpacked_bytes(file: BinaryIO) -> int:
    """How many bytes the entries of an archive take by its directory, of which open_archive checks the rest."""
    _check_directory_size(file)
    with zipfile.ZipFile(file) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def _check_directory_size(file: BinaryIO) -> None:
    """Refuses a directory that is too long to be held in memory, before zipfile holds it."""
    end = _end_of(file)
    at = end.rfind(_END_OF_DIRECTORY)
    if at < 0 or at + 22 > len(end):
        raise Refused("file_damaged", reason="File is not a zip file")
    size = int.from_bytes(end[at + 12 : at + 16], "little")
    large = end.rfind(_END_OF_LARGE_DIRECTORY, 0, at)
    if size == _IN_LARGE_DIRECTORY and large >= 0:
        size = int.from_bytes(end[large + 40 : large + 48], "little")
    if size > MAXIMUM_DIRECTORY_BYTES:
        raise Refused("file_harmful")


def _end_of(file: BinaryIO) -> bytes:
    """The last bytes of a file, in which the end of an archive's directory lies."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _MOST_END_BYTES))
    return file.read()


def _check_one_directory(file: BinaryIO, archive: zipfile.ZipFile) -> None:
    """Refuses an archive with two directories: two parsers could then read two different files.

    Archives that are embedded in this one lie before its directory and have directories of their own.
    """
    file.seek(archive.start_dir)
    first = min((entry.header_offset for entry in archive.infolist()), default=0)
    if first != 0 or file.read(_MOST_END_BYTES + MAXIMUM_DIRECTORY_BYTES).count(_END_OF_DIRECTORY) != 1:
        raise Refused("file_harmful")


def _check_names(archive: zipfile.ZipFile) -> None:
    """Refuses names that occur twice, in whatever case, names that leave the archive's folder, and encryption."""
    if any(entry.flag_bits & _ENCRYPTED for entry in archive.infolist()):
        raise Refused("file_protected")
    names = [plain_name(entry.filename) for entry in archive.infolist()]
    if len(names) > MAXIMUM_ENTRIES or len(set(names)) < len(names):
        raise Refused("file_harmful")
    if any(name.startswith("/") or ":" in name or ".." in PurePosixPath(name).parts for name in names):
        raise Refused("file_harmful")


def check_parsed(archive: zipfile.ZipFile, names: Collection[str]) -> None:
    """Refuses an archive whose named entries, which are about to be parsed, unpack to too much, as a whole or in one.

    A picture in one colour may be packed as tightly as it likes.
    """
    entries = [archive.getinfo(name) for name in names]
    pairs = [(entry.file_size, entry.compress_size) for entry in entries]
    pairs.append((sum(size for size, _ in pairs), sum(packed for _, packed in pairs)))
    if any(size > SMALL_BYTES and size > MAXIMUM_RATIO * packed for size, packed in pairs):
        raise Refused("file_harmful")
    check_size(sum(entry.file_size for entry in archive.infolist()), MAXIMUM_UNPACKED_BYTES)


def plain_name(name: str) -> str:
    """An entry's name as parsers compare it: slashes forward, case ignored."""
    return name.replace("\\", "/").casefold()


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
            if _DECLARATION.search(chunk) or _DECLARATION.search(end + chunk[:16]):
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


def whole_tags(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same text, cut behind the end of a tag: an XML parser reads a tag that it gets in pieces from its start."""
    held: list[bytes] = []
    for chunk in chunks:
        cut = chunk.rfind(b">") + 1
        if cut:
            yield b"".join([*held, chunk[:cut]])
            held = [chunk[cut:]]
        else:
            held.append(chunk)
    yield b"".join(held)


def bounded_chunks_of(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of an entry that is to be looked through as a whole, refused where it is too large for that."""
    check_size(archive.getinfo(name).file_size, MAXIMUM_PART_BYTES)
    yield from chunks_of(archive, name)


def part_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """A whole entry, of bounded size; empty where the archive has none of that name."""
    wanted = plain_name(name)
    for entry in archive.infolist():
        if plain_name(entry.filename) == wanted:
            return b"".join(bounded_chunks_of(archive, entry.filename))
    return b""
