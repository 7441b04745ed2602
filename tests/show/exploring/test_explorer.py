"""Controls move the choices, the facts follow, and what was tried is repeated by a run."""

import json
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from antikorupsi.assess.parameter_file import read_parameter_file
from antikorupsi.assess.parameters import Parameters, with_tried
from antikorupsi.cli.app import app
from antikorupsi.common.project import WorkbookError, root
from antikorupsi.show.exploring import panels
from antikorupsi.show.exploring.explorer import open_explorer
from antikorupsi.show.exploring.panels import WhatIf

QUESTIONS = [
    "what_if", "cells", "compare_regions", "compare_periods", "observations", "findings", "parameter_file",
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_a_server_every_question_is_answered_by_a_table_or_sentence(explorer, question, monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    shown = getattr(explorer, question)()._repr_mimebundle_()
    assert set(shown) == {"text/html", "text/plain"}
    assert len(shown["text/plain"]) > 50


@pytest.mark.parametrize("question", QUESTIONS)
def test_before_a_server_there_are_controls_or_a_table_to_search(explorer, question, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", "explore.ipynb")
    shown = getattr(explorer, question)()._repr_mimebundle_()
    searched = question in ("observations", "findings")
    assert ("application/vnd.jupyter.widget-view+json" in shown) is not searched
    assert ("itables_" in shown["text/html"]) is searched
    assert "unpkg" not in shown["text/html"]


def test_a_moved_slider_changes_the_verdict_and_all_counts(explorer):
    panel = WhatIf(explorer)
    assert "66.4" in panel.facts.value
    assert 'class="verdict eligible"' in panel.facts.value
    panel.thresholds["spi"].value = 70.0
    assert 'class="verdict not_eligible"' in panel.facts.value
    assert explorer.choices.overrides == {}
    panel.thresholds["sakip"].value = "A"
    assert explorer.choices.overrides == {"sakip": "A"}


def test_a_moved_weight_changes_the_total_and_its_interval(explorer):
    panel = WhatIf(explorer)
    panel.factors["i07"].value = 2.0
    total = explorer.view().total
    assert f"Total {total:.2f}" in panel.facts.value
    assert "200 draws" in panel.facts.value
    panel.back.click()
    assert "10,000 draws" in panel.facts.value
    assert explorer.choices.overrides == {}
    assert panel.factors["i07"].value == 1.0


def test_another_period_framework_and_region_are_followed(explorer):
    panel = WhatIf(explorer)
    panel.period.value = "2025"
    assert (explorer.choices.period, panel.region.value) == ("2025", "Kabupaten Aceh Selatan 11.01")
    panel.region.value = "Kota Blitar"
    panel.framework.value = "kabkota-2024"
    assert panel.region.value == "Kota Blitar 35.72"
    assert "Kota Blitar · 2025 · kabkota-2024" in panel.facts.value


def test_a_region_that_is_none_is_said_and_taken_back(explorer):
    panel = WhatIf(explorer)
    panel.region.value = "Kab. Contoh Makmurr"
    assert "Did you mean Kabupaten Contoh Makmur 01.01" in panel.message.value
    assert panel.region.value == "Kabupaten Contoh Sejahtera 01.02"


def test_other_answers_follow_the_same_choices(explorer):
    explorer.choose(explorer.choices.trying("mcp", 99.0))
    assert "✕ fails 88.24" in repr(explorer.compare_regions())
    assert "F12" in repr(explorer.cells("spi"))
    with pytest.raises(WorkbookError, match="no figure 'spj'"):
        explorer.cells("spj")


def test_two_periods_stand_beside_each_other_where_both_have_the_region(two_years):
    explorer = open_explorer({"period": "2025", "region": "01.02", "language": "en", "raw": str(two_years)})
    assert explorer.other_periods() == ["2024"]
    assert "Kabupaten Contoh Sejahtera in two periods Figure 2025 2024" in repr(explorer.compare_periods())


def test_what_was_tried_is_repeated_by_a_run_with_the_same_verdict(explorer, tmp_path):
    explorer.choose(explorer.choices.trying("mcp", 99.0).trying("i07", 2.0))
    file = explorer.save(tmp_path / "tried.yaml")
    run = Parameters.check(with_tried({"period": "contoh"}, str(file))).assessment().region("01.02")
    assert (run.eligibility, run.total) == (explorer.view().eligibility, explorer.view().total)
    assert run.eligibility == "not_eligible"
    assert f"--region 01.02 --overrides {file}" in file.read_text(encoding="utf-8")


def test_the_command_in_the_file_finds_it_from_the_project_wherever_the_notebook_ran(tmp_path, monkeypatch):
    shutil.copytree(root() / "data" / "raw" / "contoh", tmp_path / "data" / "raw" / "contoh")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setenv("WORKBOOK_ROOT", str(tmp_path))
    monkeypatch.chdir(tmp_path / "notebooks")  # as JupyterLab does
    explorer = open_explorer({"period": "contoh", "region": "01.02", "language": "en"})
    explorer.choose(explorer.choices.trying("spi", 73.0))
    written = explorer.save("dicoba lagi.yaml").read_text(encoding="utf-8")
    command = shlex.split(written.splitlines()[1].removeprefix("# "))
    monkeypatch.chdir(tmp_path)
    named = command[command.index("--overrides") + 1]
    assert read_parameter_file(Path(named)) == {"overrides": {"spi": 73.0}}


@pytest.mark.slow
def test_reports_of_a_run_with_the_file_say_what_was_tried(explorer, tmp_path):
    explorer.choose(explorer.choices.trying("mcp", 99.0).trying("i07", 2.0))
    explorer.save(tmp_path / "tried.yaml")
    asked = ["run", "--period", "contoh", "--region", "01.02", "--language", "en", "--formats", "html,xlsx"]
    asked += ["--overrides", str(tmp_path / "tried.yaml"), "--reports", str(tmp_path)]
    done = CliRunner().invoke(app, asked)
    page = next(tmp_path.glob("contoh/**/kabupaten-contoh-sejahtera.html")).read_text(encoding="utf-8")
    assert done.exit_code in (0, 1), done.output  # 1: the simulated files have faults on purpose
    assert "changed by parameter; the framework says 75" in page
    assert "The weights were changed by parameter: indicator 7 × 2; otherwise: All indicators weigh the same." in page
    assert "weights: tried weights (all indicators weigh the same)" in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("spi: 68", ", line 1, spi: there is no key 'spi' here. There are: framework, weights, overrides."),
        (
            "weights: equal\noverride: {}",
            ", line 2, override: there is no key 'override' here. Did you mean 'overrides'?",
        ),
        ("overrides: 68", ", line 1, overrides: Input should be a valid dictionary, not 68. Write its keys below it"),
        ("framework: 2024", ", line 1, framework: Input should be a valid string, not 2024. Write text"),
        ("- spi", " is no file of parameters"),
        ("overrides: {spi: ", ", line 1: not valid YAML"),
    ],
)
def test_a_faulty_file_is_refused_by_its_name_and_key(tmp_path, content, said):
    file = tmp_path / "tried.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(WorkbookError) as refused:
        read_parameter_file(file)
    assert str(refused.value).startswith(f"{file}{said}")


def test_a_file_is_read_by_its_name_with_and_without_a_sign_and_may_be_json(tmp_path):
    file = tmp_path / "tried.json"
    file.write_text(json.dumps({"framework": "kabkota-2024", "overrides": {"spi": 66}}), encoding="utf-8")
    read = {"period": "contoh", "framework": "kabkota-2024", "overrides": {"spi": 66}}
    assert with_tried({"period": "contoh", "framework": ""}, str(file)) == read
    assert with_tried({"period": "contoh"}, f"@{file}") == read
    with pytest.raises(WorkbookError, match="framework is 'kabkota-2024', but 'kabkota-2025' was asked for"):
        with_tried({"framework": "kabkota-2025"}, str(file))
    with pytest.raises(WorkbookError, match=r"there is no file nowhere\.yaml"):
        with_tried({}, "nowhere.yaml")


def test_a_file_is_written_nowhere_else(explorer, tmp_path):
    with pytest.raises(WorkbookError, match="is a folder"):
        explorer.save(tmp_path)
    with pytest.raises(WorkbookError, match="There is no folder"):
        explorer.save(tmp_path / "none" / "tried.yaml")


@pytest.fixture
def penjelajah():
    """The explorer in Indonesian."""
    return open_explorer({"period": "contoh", "region": "01.02", "language": "id"})


def test_what_is_refused_is_said_in_the_language_of_the_notebook(penjelajah):
    panel = WhatIf(penjelajah)
    panel.region.value = "Kab. Contoh Makmurr"
    assert "Tidak ada daerah Kab. Contoh Makmurr di periode ini. Apakah maksud Anda Kabupaten Contoh Makmur" in (
        panel.message.value
    )
    for value in ("", "docs", "none/tried.yaml", "README.md", "data/raw/tried.yaml", "a\0b"):
        said = written_by_the_button(penjelajah, value)
        assert not {"is", "the", "it", "not", "there"} & set(said.lower().replace(".", " ").split()), said


def written_by_the_button(explorer, name):
    """What is said beside the button that writes the file."""
    widget = panels.saving_panel(explorer, name)
    (field, button), told = widget.children[0].children, widget.children[1]
    field.value = name
    button.click()
    return told.value


def test_what_was_written_and_tables_to_search_say_when_the_choices_have_changed(explorer, monkeypatch, tmp_path):
    monkeypatch.setenv("WORKBOOK_ROOT", str(root()))
    widget, panel = panels.saving_panel(explorer, str(tmp_path / "tried.yaml")), WhatIf(explorer)
    widget.children[0].children[1].click()
    assert "Written: " in widget.children[1].value
    panel.thresholds["spi"].value = 71.0
    assert "The choices have changed since" in widget.children[1].value
    explorer.observations()
    assert panel.message.value == ""
    panel.period.value = "2025"
    assert "still show period contoh: run their cells again" in panel.message.value
    explorer.findings()
    panel.thresholds["spi"].value = 72.0
    assert panel.message.value == ""
