"""CITATION.cff is valid, and says the version and the licences that the project says elsewhere."""

import subprocess
import sys

import yaml

from antikorupsi.common import COMPILATION
from tests.setup.declared import PROJECT, ROOT

FILE = ROOT / "CITATION.cff"
CITED = yaml.safe_load(FILE.read_text(encoding="utf-8"))


def test_it_is_valid_by_the_schema_of_its_format():
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format", str(FILE)]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_version_and_licences_are_those_of_the_project():
    project = PROJECT["project"]
    assert (CITED["version"], CITED["license"]) == (project["version"], project["license"])
    assert [each["license"] for each in CITED["references"]] == [COMPILATION.identifier]
