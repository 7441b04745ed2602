"""The file of parameters that were tried by hand: what exploring writes, `workbook run` and `papermill -f` read.

It is YAML (so JSON too) with at most the keys `framework`, `weights` and `overrides`, named as the notebooks name their
parameters.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from antikorupsi.common import (
    MarkedMapping,
    WorkbookError,
    given_path,
    parse_marked_file,
    place_to_write,
    refuse_foreign_file,
    replace_file,
    validated,
)


class _Tried(BaseModel):
    """What a file of parameters may say; thresholds and weights stand below `overrides`, by id."""

    model_config = ConfigDict(extra="forbid", strict=True)

    framework: str = ""
    weights: str = ""
    overrides: dict[str, float | str] = {}


KEYS = tuple(_Tried.model_fields)


def read_parameter_file(path: Path | str) -> dict[str, Any]:
    """The parameters in a file, by name; raises WorkbookError that names the file, the line, the key and the remedy."""
    file = given_path(path, "file of parameters")
    if not file.is_file():
        raise WorkbookError(f"The file of parameters {file} cannot be read: there is no such file.")
    read = parse_marked_file(file)
    if read is None:
        return {}
    if not isinstance(read, MarkedMapping):
        raise WorkbookError(f"{file} is no file of parameters: it must hold {', '.join(KEYS)}, one a line.")
    return {key: value for key, value in validated(read, _Tried).model_dump().items() if value}


def write_parameter_file(path: Path | str, parameters: Mapping[str, object], remarks: list[str]) -> Path:
    """Writes a file that read_parameter_file reads, the remarks above as comments; an existing one is replaced.

    Raises WorkbookError for a place that holds anything but a file of parameters.
    """
    file = place_to_write(path, "file of parameters")
    refuse_foreign_file(file, _is_own)
    replace_file(file, as_text(parameters, remarks).encode())
    return file


def as_text(parameters: Mapping[str, object], remarks: list[str]) -> str:
    """The content of the file: comments, then the parameters that have a value."""
    told = {key: parameters[key] for key in KEYS if parameters.get(key)}
    comments = "".join(f"# {line}\n" for remark in remarks for line in remark.splitlines())
    return comments + yaml.safe_dump(told, allow_unicode=True, sort_keys=False)


def _is_own(file: Path) -> bool:
    try:
        read_parameter_file(file)
    except WorkbookError:
        return False
    return True
