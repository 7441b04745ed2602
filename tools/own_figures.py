"""A pytest plugin for `make mutants`: leaves out what tests of a mutant must not, or need not, do.

A test that looks at an assessment of the project's spreadsheets is left out. An assessment keeps its tables by a hash
of the source, which is the same for all mutants of a file: one mutant would be shown the tables of another.
Hypothesis stops at the first example that fails: looking for a simpler one takes most of a mutant's time.
"""

import inspect
import os
import sys

import pytest
from hypothesis import Phase, settings


def pytest_configure() -> None:
    """Stops Hypothesis at the first example that fails, and does not try it again on the next mutant."""
    settings.register_profile("mutants", phases=[Phase.explicit, Phase.generate], database=None)
    settings.load_profile("mutants")


def pytest_sessionstart() -> None:
    """Clears what the module of a mutant kept while the tests ran without a change: it would hide the mutant."""
    module = sys.modules.get(os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")[0])
    for kept in vars(module).values() if module else ():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselects what uses a fixture of an assessment, or asks for a fixture by a name that the test computes."""
    left = [item for item in items if isinstance(item, pytest.Function) and _looks_at_an_assessment(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


def _looks_at_an_assessment(item: pytest.Function) -> bool:
    by_name = any(name.startswith("assessment_") for name in item.fixturenames)
    return by_name or "request" in inspect.signature(item.function).parameters
