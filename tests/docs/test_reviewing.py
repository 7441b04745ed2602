"""The commands with which a reviewer checks a report work as they are printed, and lead to the cells."""

import re
import shlex
from contextlib import redirect_stdout
from io import StringIO

import pytest
from typer.testing import CliRunner

from antikorupsi.cli.app import app
from antikorupsi.show import sentences
from helpers import Assessment
from tests.setup.declared import ROOT

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs" / "reviewing.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
FOUND = {
    "spi": "02 Indeks SPI 2021-2025.xlsx, Indeks SPI, F161",
    "mcp": "97.98",
    "total": "09 Nilai Akhir Percontohan.xlsx",
}


def command(start):
    """The arguments of the one command that begins so."""
    (line,) = [own for own in COMMANDS if own.startswith(start)]
    return shlex.split(line)


def test_ten_minutes_are_enough():
    assert sum(map(int, re.findall(r"\((\d+) minutes?\)", PAGE))) == 10


@pytest.mark.parametrize("figure", FOUND)
def test_a_figure_leads_to_its_cell(figure):
    asked = command(f"workbook trace kota-blitar {figure}")[1:]
    done = CliRunner().invoke(app, [*asked, "--language", "en"])
    assert done.exit_code == 0
    assert FOUND[figure] in done.output


def test_the_hash_is_the_one_that_the_report_prints():
    printed = StringIO()
    with redirect_stdout(printed):
        exec(command("python -c")[2], {})
    assert printed.getvalue().strip() in repr(sentences.absent(Assessment.load("2025").region("kota-blitar")))


def test_the_review_code_is_the_one_that_the_report_prints():
    done = CliRunner().invoke(app, command("workbook review")[1:])
    assert done.exit_code == 0
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", done.output)[0]
    assert code in repr(sentences.absent(Assessment.load("2025").region("kota-blitar")))
    heading, row = done.output.splitlines()[-2:]
    assert len(heading.split("\t")) == len(row.split("\t")) == 9
    assert row.split("\t")[:2] == ["35.72", "Kota Blitar"]


def test_another_threshold_is_tried_beside_the_published_reports(tmp_path):
    asked = command("workbook run")[1:]
    asked[asked.index("tried")] = str(tmp_path)
    assert CliRunner().invoke(app, asked).exit_code in (0, 1)
    page = next(tmp_path.glob("2025/**/kota-blitar.html")).read_text(encoding="utf-8")
    assert "diubah lewat parameter" in page


def test_targets_of_make_and_folders_are_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{shlex.split(line)[1]}:", makefile, re.MULTILINE) for line in COMMANDS if "make" in line)
    assert all(
        (ROOT / folder).exists() for folder in ("src/antikorupsi/rules/frameworks/data", "notebooks/explore.ipynb")
    )
