"""The figures of the README are those of the data."""

import re

from tests.setup.declared import ROOT


def test_what_the_data_of_2025_show_is_what_the_readme_says(assessment_2025):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    said = re.search(r"What the public data of 2025 show:(.*?)\n\n", text, re.DOTALL)
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
