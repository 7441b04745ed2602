"""The figures of the README are those of the data, and its commands can be typed."""

import re

import pytest

from tests.deploy.deployed import check_arguments
from tests.setup.declared import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_what_the_data_of_2025_show_is_what_the_readme_says(assessment_2025):
    said = re.search(r"What the public data of 2025 show:(.*?)\n\n", TEXT, re.DOTALL)
    numbers = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", said[1])]
    verdicts = assessment_2025.verdicts[assessment_2025.verdicts["reason"] != "not_assessed"]
    known = verdicts[verdicts["status"] != "no_data"]
    counts, regions = assessment_2025.eligibility.value_counts(), verdicts["region"].nunique()
    certain = sum(assessment_2025.is_certain(code) for code in assessment_2025.codes)
    judged = [len(verdicts), regions, len(known), int((known["status"] == "meets").sum())]
    assert numbers == [
        *judged, counts["not_eligible"], certain, counts["undetermined"], regions - known["region"].nunique(),
    ]  # fmt: skip
    assert "eligible" not in counts


def test_the_command_is_on_the_path_before_its_first_use():
    lines = [line for block in re.findall(r"```\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
    uses = [place for place, line in enumerate(lines) if line.startswith("workbook ")]
    (path,) = [place for place, line in enumerate(lines) if line.startswith('export PATH="$PWD/.venv/bin:$PATH"')]
    assert path < uses[0]


@pytest.mark.parametrize("line", re.findall(r"^workbook [^#\n]+", TEXT, re.MULTILINE))
def test_the_workbook_knows_every_command(line):
    check_arguments(line.replace("--project penilaian ", ""))  # an option of all commands, taken out before
