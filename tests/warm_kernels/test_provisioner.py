"""Any kernelspec that names the provisioner gets warm kernels, which do what ordinary kernels do."""

import json
import os
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.ended import has_gone
from tests.warm_kernels.conftest import PACKAGE, kernel, templates_of_this_process
from warm_kernels import ADDRESS, provisioner

pytestmark = pytest.mark.slow

WHOSE = "import os, sys; print(os.getppid(), 'warm_example' in sys.modules)"
CELLS = (
    "import os, random\nimport matplotlib.pyplot as plt\nimport pandas as pd",
    "print('out'); os.write(2, b'err'); pd.DataFrame({'a': [1, 2]})",
    "plt.plot([1, 3, 2]); plt.title('chart')",
    "import sys\nprint('first', end='')\nsys.stdout.flush()\nprint(' second')\ndisplay('shown')\nprint('third')",
    "print('said of it', file=sys.stderr)\nprint('last')",
    "import threading\naside = threading.Thread(target=print, args=('aside',))\naside.start()\naside.join()",
    "input_is_refused = False\ntry:\n    input()\nexcept Exception as error:\n    print(type(error).__name__)",
    "%%timeit -n 1 -r 1 -q\npass",
    "import asyncio\nawait asyncio.sleep(0)\nprint(random.Random(1).random())",
)


@pytest.fixture(autouse=True)
def no_template_stays(monkeypatch):
    """Each test has templates of its own."""
    monkeypatch.setattr(provisioner, "_own", {})
    yield
    for template in provisioner._own.values():
        template.close()


def test_kernels_of_one_process_share_a_template_that_holds_the_modules(kernelspec):
    with kernel(kernelspec) as (_, first), kernel(kernelspec) as (_, second):
        assert first(WHOSE) == second(WHOSE) == f"{templates_of_this_process()[0]} True"
        assert first("import random; print(random.random())") != second("import random; print(random.random())")
    assert len(templates_of_this_process()) == 1


def test_a_kernel_has_the_folder_and_the_environment_it_was_asked_for(kernelspec, tmp_path):
    with kernel(kernelspec, cwd=str(tmp_path), env=os.environ | {"ASKED": "yes"}) as (_, said_by):
        assert said_by("import os; print(os.getcwd(), os.environ['ASKED'])") == f"{tmp_path} yes"


def test_a_template_that_others_started_is_used_first(kernelspec, template, monkeypatch):
    monkeypatch.setenv(ADDRESS, template.address)
    with kernel(kernelspec) as (_, said_by):
        assert said_by(WHOSE) == f"{template.process} True"


def test_a_changed_package_restarts_the_template(kernelspec, package):
    with kernel(kernelspec) as (_, said_by):
        assert said_by("import warm_example; print(warm_example.answer)") == "42"
    before = templates_of_this_process()
    (package / "__init__.py").write_text("answer = 43  # another one\n")
    with kernel(kernelspec) as (_, said_by):
        assert said_by("import warm_example; print(warm_example.answer)") == "43"
    assert len(before) == 1
    assert templates_of_this_process() != before
    assert has_gone(before[0])


def test_a_killed_template_is_replaced(kernelspec):
    with kernel(kernelspec):
        (killed,) = templates_of_this_process()
    os.kill(killed, 9)
    with kernel(kernelspec) as (_, said_by):
        assert said_by(WHOSE) == f"{templates_of_this_process()[0]} True"


def test_a_kernel_is_interrupted_restarted_and_ended(kernelspec):
    with kernel(kernelspec) as (manager, said_by):
        process = manager.provisioner.pid
        client = manager.blocking_client()
        client.start_channels()
        endless = "import time; print('begun', flush=True); time.sleep(600)"
        asked = client.execute(endless, stop_on_error=False)  # else a kernel refuses what comes at once after the error
        while client.get_iopub_msg(timeout=30)["content"].get("text") != "begun\n":
            pass
        manager.interrupt_kernel()
        while (reply := client.get_shell_msg(timeout=30))["parent_header"].get("msg_id") != asked:
            pass
        assert reply["content"]["ename"] == "KeyboardInterrupt"
        client.stop_channels()
        assert said_by("print('lives')") == "lives"
        manager.restart_kernel(now=True)
        assert has_gone(process)
        process = manager.provisioner.pid
    assert has_gone(process)


def test_where_no_template_can_be_had_an_ordinary_kernel_is_started(kernelspec, package, capfd):
    (package / "__init__.py").write_text("raise RuntimeError('not today')\n")
    with kernel(kernelspec) as (_, said_by):
        assert said_by(WHOSE) == f"{os.getpid()} False"
    assert "not today" in capfd.readouterr().err


def test_papermill_gives_the_same_notebook_from_warm_and_ordinary_kernels_apart_from_times(tmp_path, kernelspec):
    notebook = new_notebook(cells=[new_code_cell(source, id=f"cell-{place}") for place, source in enumerate(CELLS)])
    nbformat.write(notebook, tmp_path / "example.ipynb")
    warm, cold = (executed(tmp_path, name) for name in (kernelspec, "python3"))
    assert warm == cold
    (chart,) = [own for own in warm[2]["outputs"] if own["output_type"] == "display_data"]
    assert len(chart["data"]["image/png"]) > 1000


def executed(folder, kernel_name):
    """The cells of the notebook as the command makes them, without times."""
    target = folder / f"{kernel_name}.ipynb"
    command = [sys.executable, "-m", "papermill", "-k", kernel_name, "example.ipynb", target.name, "--no-progress-bar"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    cells = json.loads(target.read_text())["cells"]
    return [{name: own for name, own in cell.items() if name != "metadata"} for cell in cells]


def test_a_command_that_is_no_python_kernel_is_left_to_jupyter(tmp_path, kernelspec):
    path = tmp_path / "jupyter" / "kernels" / kernelspec / "kernel.json"
    described = json.loads(path.read_text())
    described["argv"][1:3] = [
        "-c",
        f"import {PACKAGE}; from ipykernel import kernelapp as own; own.launch_new_instance()",
    ]
    path.write_text(json.dumps(described))
    with kernel(kernelspec) as (_, said_by):
        assert said_by(WHOSE) == f"{os.getpid()} True"
    assert templates_of_this_process() == []


SHELL = """
import threading
shell = get_ipython()
saving = any("HistorySaving" in thread.name for thread in threading.enumerate())
file = str(shell.history_manager.hist_file) if saving else "-"
print(shell.parent is shell.kernel, shell.user_ns is globals(), shell.cache_size, saving, file)
"""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "True True 1000 True"),
        (("--HistoryManager.enabled=False",), "True True 1000 False"),
        (("--InteractiveShell.cache_size=3",), "True True 3 True"),
    ],
)
def test_the_shell_made_before_the_fork_is_as_the_kernel_was_told(
    kernelspec, tmp_path, monkeypatch, arguments, expected
):
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    said = []
    for name in ("python3", kernelspec):
        with kernel(name, extra_arguments=list(arguments)) as (_, said_by):
            said.append(said_by(SHELL))
            said_by("kept = 1")
            assert said_by("print(kept + 1)") == "2"
    assert said[0] == said[1]
    assert said[0].startswith(expected)


def test_what_a_template_holds_is_no_code_of_the_kernel_to_a_debugger(kernelspec, package):
    """As in an ordinary kernel, which is made before a notebook imports anything: a debugger steps into the package."""
    own = "print(*get_ipython().kernel._kernel_modules, sep='\\n')"
    said = {}
    for name in ("python3", kernelspec):
        with kernel(name) as (_, said_by):
            said[name] = set(said_by(own).splitlines())
    assert [file for file in said[kernelspec] if str(package) in file] == []
    ipykernel = {file for file in said["python3"] if "/ipykernel/" in file}
    assert len(ipykernel) > 10
    assert ipykernel <= said[kernelspec]
