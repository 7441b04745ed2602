"""A framework may be written as what differs from another."""

from pathlib import Path

import pytest

from antikorupsi.rules.frameworks.loading import load, load_file
from antikorupsi.rules.frameworks.models import Framework
from antikorupsi.rules.frameworks.rules import AtLeast
from tests.rules.frameworks.conftest import Change, fault_of


def written(folder: Path, text: str, name: str = "uji") -> Path:
    """A framework file in a folder."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def extended(folder: Path, text: str) -> Framework:
    """A framework that extends that of 2025."""
    return load_file(written(folder, f"extends: kabkota-2025\nid: uji\n{text}"))


def test_what_is_not_written_is_inherited(tmp_path: Path) -> None:
    inherited, base = extended(tmp_path, ""), load("kabkota-2025")
    assert inherited.model_copy(update={"id": base.id}) == base


def test_entries_are_matched_by_id_and_new_ones_follow(tmp_path: Path) -> None:
    one = extended(tmp_path, "criteria:\n  - id: spbe\n    rule: {threshold: 3.5}\n")
    assert one.criterion("spbe").rule == AtLeast(kind="at_least", threshold=3.5)
    assert [own.id for own in one.criteria] == [own.id for own in load("kabkota-2025").criteria]
    assert one.criterion("spbe").source == load("kabkota-2025").criterion("spbe").source


def test_a_rule_of_another_kind_replaces_the_whole_rule(tmp_path: Path) -> None:
    rule = "{kind: label_is, accepted: AA}"
    one = extended(tmp_path, f"criteria:\n  - id: sakip\n    rule: {rule}\n")
    assert one.criterion("sakip").rule.kind == "label_is"


def test_a_list_without_ids_is_replaced(tmp_path: Path) -> None:
    assert extended(tmp_path, "bands: []\ncriteria:\n  - id: kepatuhan\n    items: [kategori]\n").bands == []


def test_a_fault_names_the_file_that_wrote_it(changed: Change) -> None:
    base = changed("threshold: 2.6", "threshold: 26¦")
    heir = written(
        base.path.parent, "extends: kabkota-2025\nid: uji\ncriteria:\n  - id: mcp\n    rule: {threshold: 750}\n"
    )
    inherited, own = sorted(fault_of(load_file, heir).splitlines())
    assert inherited.startswith(f"kabkota-2025.yaml, line {base.line}, criteria > spbe > rule > threshold: 26 is off")
    assert own.startswith("uji.yaml, line 5, criteria > mcp > rule > threshold: 750 is off")


def test_an_id_written_twice_in_the_heir_is_refused(tmp_path: Path) -> None:
    text = "extends: kabkota-2025\nid: uji\ncriteria:\n  - id: mcp\n    owner: KPK\n  - id: mcp\n    owner: KPK\n"
    assert "uji.yaml, line 6, criteria > mcp" in fault_of(load_file, written(tmp_path, text))


def test_a_framework_without_a_name_of_its_own_is_refused(tmp_path: Path) -> None:
    text = fault_of(load_file, written(tmp_path, "extends: kabkota-2025\n"))
    assert "'kabkota-2025' is not the name of the file. Write 'uji'" in text


@pytest.mark.parametrize("base", ["kabkota-2052", "[kabkota-2025]", "5"])
def test_an_unknown_base_is_named_with_its_line_and_those_there_are(base: str, tmp_path: Path) -> None:
    text = fault_of(load_file, written(tmp_path, f"id: uji\nextends: {base}\n"))
    assert text.startswith("uji.yaml, line 2, extends: there is no framework")
    assert "desa-2021, kabkota-2024, kabkota-2025" in text


def test_a_circle_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "extends: dua\nid: satu\n", "satu")
    two = written(tmp_path, "extends: satu\nid: dua\n", "dua")
    assert "Break the circle" in fault_of(load_file, two)
    assert "Break the circle" in fault_of(load_file, written(tmp_path, "extends: uji\nid: uji\n"))
