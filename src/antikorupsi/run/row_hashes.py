"""Hashes over the rows of a table, computed for all regions at once, and over what was asked for."""

import json
from hashlib import sha256

import pandas as pd

from antikorupsi.run.jobs import Job, asked_for

_LENGTH = 16  # hexadecimal digits: 64 bits


def by_key(table: pd.DataFrame, key: str = "region") -> dict[str, str]:
    """By value of one column: a hash over its rows in their order."""
    return {keys[0]: found for keys, found in by_keys(table, [key]).items()}


def by_keys(table: pd.DataFrame, keys: list[str]) -> dict[tuple[str, ...], str]:
    """By the values of several columns: a hash over their rows in their order."""
    if table.empty:
        return {}
    rows = pd.util.hash_pandas_object(table, index=False).to_numpy()
    groups = table.reset_index(drop=True).groupby(keys, sort=False, dropna=False).indices
    return {
        key if isinstance(key, tuple) else (key,): sha256(rows[places].tobytes()).hexdigest()[:_LENGTH]
        for key, places in groups.items()
    }


def hash_of(*texts: str) -> str:
    """One hash over several texts, the first 64 bits of their sha256."""
    return sha256("\n".join(texts).encode()).hexdigest()[:_LENGTH]


def hash_of_parameters(job: Job) -> str:
    """The hash over what was asked for, with the formats."""
    return hash_of(json.dumps(asked_for(job.parameters), sort_keys=True), *job.formats)
