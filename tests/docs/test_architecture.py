"""Every room, file, function, column and package that docs/architecture.md names exists, and its example is true."""

import re
from dataclasses import fields

import pytest
from packaging.utils import canonicalize_name
from pandas import DataFrame

from antikorupsi.ingest import read_sheets
from tests.docs.named import PAIR, defined_in, exists, is_path, paths_in
from tests.setup.declared import PROJECT, ROOT, development_bounds, runtime_bounds

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
SECTIONS = {part.partition(".")[0]: part for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]}


def table(section):
    """The rows of a section's table below its heading, cell by cell."""
    lines = [line for line in SECTIONS[section].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def tree():
    """The packages and the modules of notebooks in the order of the page, by dotted name."""
    names = []
    for path, description in re.findall(r"^(src/\S+)\s+(.+)$", SECTIONS["1"], re.MULTILINE):
        package = path.removeprefix("src/").rstrip("/").replace("/", ".")
        modules = description.partition(": ")[2].split()
        names.append([package.replace("*.py", name) for name in modules] if "*" in package else [package])
    return names


def test_the_tree_holds_every_room_and_module_of_a_notebook():
    inside = [
        path.parent for name in ("antikorupsi", "helpers") for path in (ROOT / "src" / name).glob("*/__init__.py")
    ]
    modules = [path.with_suffix("") for path in (ROOT / "src" / "helpers").glob("[a-z]*.py")]
    there = [path.relative_to(ROOT / "src").as_posix().replace("/", ".") for path in (*inside, *modules)]
    roots = {path.parent.name for path in (ROOT / "src").glob("*/__init__.py")}
    assert sorted(name for names in tree() for name in names) == sorted([*there, *(roots - {"antikorupsi", "helpers"})])


def test_the_tree_is_in_the_order_of_the_contract():
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "stair")
    height = {name: -place for place, layer in enumerate(layers) for name in layer.split(" | ")}
    heights = [height[name] for names in tree() for name in names]
    assert heights == sorted(heights)
    assert len(contracts) == 13
    assert "checks thirteen contracts" in PAGE


@pytest.mark.parametrize("quoted", paths_in(PAGE))
def test_a_path_leads_somewhere(quoted):
    assert exists(quoted)


@pytest.mark.parametrize(
    "path", ["src/helpers/runs.py", "src/antikorupsi/show/locale/jv.po", "data/raw/<period>/x.csv", "nothing.yaml"]
)
def test_a_path_that_leads_nowhere_is_noticed(path):
    assert is_path(path)
    assert not exists(path)


WALK = [
    (file.strip("`"), name) for _, file, functions, _ in table("2") for name in re.findall(r"`([^`]+)`", functions)
] + [(file, name) for name, file in PAIR.findall(PAGE)]


@pytest.mark.parametrize(("file", "name"), WALK, ids=lambda value: value.rpartition("/")[2])
def test_a_function_is_defined_in_its_file(file, name):
    assert name in defined_in(file)


def test_every_step_names_a_file_and_a_function():
    assert [row[0] for row in table("2")] == [str(number) for number in range(1, len(table("2")) + 1)]
    assert all(
        re.fullmatch(r"`src/\S+\.py`", file) and re.fullmatch(r"`[\w.]+`(, `[\w.]+`)*", functions)
        for _, file, functions, _ in table("2")
    )
    assert len(PAIR.findall(SECTIONS["2"])) > 5


def test_a_function_that_is_defined_nowhere_is_noticed():
    planning = "src/antikorupsi/run/planning.py"
    assert "Planner.plan" in defined_in(planning)
    assert not {"plan", "Planner.planned", "Planner.run"} & defined_in(planning)


def test_the_lists_of_section_3_are_where_it_says():
    found = re.findall(r"`(src/[^`]+)` \(([^)]+)\)", SECTIONS["3"])
    lists = [(file, name) for file, names in found for name in re.findall(r"`(\w+)`", names)]
    assert [name for _, name in lists] == ["READING", "JUDGING", "PAGES", "RESULTS", "MAKERS"]
    assert all(name in defined_in(file) for file, name in lists)


@pytest.mark.parametrize(
    ("name", "columns"), [(name, columns) for name, _, columns in table("4") if "`src/" not in columns]
)
def test_a_table_has_these_columns(assessment_2025, name, columns):
    kept = getattr(assessment_2025, "kept_findings" if name == "findings" else name)
    ranks = ("_in_type", "_in_province")  # columns of scores that the page names by their endings
    assert columns.partition(";")[0].split(", ") == [column for column in kept.columns if not column.endswith(ranks)]


def test_every_table_is_named(assessment_2025):
    frames = [field.name for field in fields(assessment_2025) if field.type is DataFrame]
    named = [name for row in table("4") for name in row[0].split(", ")]
    assert sorted(named) == sorted(name.removeprefix("kept_") for name in frames)


def test_every_package_that_the_workbook_runs_on_has_its_reason():
    named = [canonicalize_name(name) for names, _ in table("6") for name in names.split(", ")]
    assert sorted(set(runtime_bounds()) - set(named)) == []
    assert sorted(set(named) - runtime_bounds().keys() - development_bounds().keys()) == []
    assert len(named) == len(set(named))


def test_the_cell_of_the_example_holds_what_the_page_says(assessment_2025):
    (sheet,) = read_sheets(ROOT / "data" / "raw" / "2025" / "02 Indeks SPI 2021-2025.xlsx")
    cells = {sheet.cell_name(row, column): sheet.value(row, column) for row in (4, 160) for column in range(8)}
    assert (cells["F5"], cells["B161"], cells["E161"], cells["F161"]) == ("Indeks SPI", 35.72, 2024, "77,1")
    view = assessment_2025.region("kota-blitar")
    verdict = next(row for row in view.verdict_rows if row.criterion == "spi")
    address = "02 Indeks SPI 2021-2025.xlsx|Indeks SPI|F161"
    found = (verdict.status, verdict.value, verdict.year, verdict.threshold, verdict.basis, verdict.cells)
    assert found == ("meets", 77.1, 2024, "> 70", "mission", address)
    assert view.references(address) == [4]
    accounts = assessment_2025.accounts.set_index("file")
    assert tuple(accounts.loc["02 Indeks SPI 2021-2025.xlsx", ["rows", "figures"]]) == (376, 367)
