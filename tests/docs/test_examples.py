"""The examples in docstrings run as they are printed, and those who are asked by hand have one."""

import doctest
import importlib
import pkgutil
from importlib.util import find_spec
from pathlib import Path

import pytest

import antikorupsi
import helpers

PACKAGES = (helpers, antikorupsi)
MODULES = [
    found.name
    for package in PACKAGES
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    if ">>> " in Path(find_spec(found.name).origin).read_text(encoding="utf-8")
]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_run(module):
    failed, tried = doctest.testmod(importlib.import_module(module), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried
    assert not failed


@pytest.mark.parametrize("asked", ["named", "observations_of", "by_year", "compared_with", "to_excel"])
def test_what_is_asked_by_hand_has_an_example(asked):
    assert ">>> " in getattr(helpers.Assessment, asked).__doc__
