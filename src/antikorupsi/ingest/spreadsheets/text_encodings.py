"""The encoding of a plain text: UTF-8, UTF-16 or Windows-1252."""

import codecs
import re

from antikorupsi.ingest.spreadsheets.refusal import Refused

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_WITHOUT_MEANING = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # in Windows-1252
_SAMPLE_BYTES = 4096
_MOST_CONTROL = 0.1  # the share of control characters with which a text is none; a damaged table holds a few


def decode(data: bytes) -> str | None:
    """The text: by its byte-order mark, else UTF-16 by its zeros, UTF-8 where it is valid, Windows-1252 otherwise.

    None for what is no text: zeros stand in it, or many control characters.
    """
    if encoding := _utf16(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            raise Refused("file_damaged", reason="UTF-16") from error
    else:
        text = _decode_bytes(data)
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        return None
    return text


def _utf16(data: bytes) -> str:
    """Which UTF-16 the bytes are: by their mark, or by the zeros that stand at every other place; empty for none."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = data[:_SAMPLE_BYTES:2], data[1:_SAMPLE_BYTES:2]
    if odd.count(0) * 3 > 2 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) * 3 > 2 * len(even) and not odd.count(0):
        return "utf-16-be"
    return ""


def _decode_bytes(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1" if _WITHOUT_MEANING.search(data) else "cp1252")
