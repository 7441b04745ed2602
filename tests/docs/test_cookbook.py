"""Every answer of the cookbook runs as it is printed, in at most five lines, and shows what the page says."""

import ast
import re
from contextlib import redirect_stdout
from io import StringIO

import matplotlib.pyplot as plt
import pytest

from tests.setup.declared import ROOT

PAGE = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
ANSWERS = re.findall(
    r"^## (\d+)\. (.+?)\n\n```python\n(.*?)\n```\n\n```text\n(.*?)\n```$", PAGE, re.MULTILINE | re.DOTALL
)


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """The names that earlier answers left, as in a notebook; files that they write go into a folder of the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("session"))
        yield {}
    plt.close("all")


def shown_by(code, session):
    """What a cell shows: what it prints, and the value of its last line."""
    body, printed = ast.parse(code).body, StringIO()
    last = body.pop()
    with redirect_stdout(printed):
        exec(compile(ast.Module(body, []), "cookbook", "exec"), session)
        value = eval(compile(ast.Expression(last.value), "cookbook", "eval"), session)
    return printed.getvalue() + ("" if value is None else repr(value))


def test_questions_are_numbered_and_there_is_no_other_code():
    assert [int(number) for number, *_ in ANSWERS] == list(range(1, len(ANSWERS) + 1))
    assert len(ANSWERS) > 10
    assert PAGE.count("```python") == len(ANSWERS)


@pytest.mark.parametrize(("code", "said"), [answer[2:] for answer in ANSWERS], ids=[answer[1] for answer in ANSWERS])
def test_an_answer_takes_five_lines_and_shows_what_the_page_says(session, code, said):
    assert len(code.splitlines()) <= 5
    assert shown_by(code, session).rstrip() == said
