"""A pytest plugin for `make mutants`: leaves out tests that look at an assessment of the project's spreadsheets.

An assessment keeps its tables by a hash of the source, which is the same for all mutants of a file: one mutant would be
shown the tables of another.
"""

import inspect

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselects what uses a fixture of an assessment, or asks for a fixture by a name that the test computes."""
    left = [item for item in items if isinstance(item, pytest.Function) and _looks_at_an_assessment(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


def _looks_at_an_assessment(item: pytest.Function) -> bool:
    by_name = any(name.startswith("assessment_") for name in item.fixturenames)
    return by_name or "request" in inspect.signature(item.function).parameters
