"""A template forks kernels, each a process of its own; whatever is killed, nothing is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ended import has_gone
from tests.warm_kernels.conftest import PACKAGE
from warm_kernels import Preparation, Template, TemplateError, WarmKernel
from warm_kernels.requests import write_preparation

pytestmark = pytest.mark.slow

OWNER = """
import sys, time
from warm_kernels import Preparation, Template, WarmKernel

if __name__ == "__main__":
    template = Template.start(Preparation())
    kernel = WarmKernel.launch(template.address, [], "/", {})
    print(template.process, kernel.pid, template.address, flush=True)
    time.sleep(600)
"""


SERVED = """
import signal, socket
from warm_kernels.server import Server

listening, asking = socket.socketpair()
Server(listening, None).serve()
print(signal.set_wakeup_fd(-1), signal.getsignal(signal.SIGCHLD) is signal.SIG_DFL)
"""


def launch(template, **environment):
    return WarmKernel.launch(template.address, (), str(Path.cwd()), dict(os.environ) | environment)


def command_line(process):
    return Path(f"/proc/{process}/cmdline").read_bytes()


def test_two_kernels_are_two_processes_of_their_own_groups(template):
    first, second = launch(template), launch(template)
    assert first.pid != second.pid
    assert {os.getpgid(own.pid) for own in (first, second)} == {first.pid, second.pid}
    assert first.poll() is None
    first.kill()
    assert first.poll() == -signal.SIGKILL
    assert second.poll() is None
    second.kill()


def test_a_killed_kernel_is_told_of_and_the_next_one_starts(template):
    killed = launch(template)
    os.kill(killed.pid, signal.SIGKILL)
    assert killed.wait(10) == -signal.SIGKILL
    following = launch(template)
    assert following.poll() is None
    following.kill()


def test_no_kernel_outlives_its_template_however_that_is_killed(template):
    kernel = launch(template)
    os.kill(template.process, signal.SIGKILL)
    assert kernel.wait(10) == -signal.SIGKILL
    assert has_gone(kernel.pid)
    with pytest.raises(TemplateError, match="does not answer"):
        launch(template)
    template.close()
    assert not Path(template.address).parent.exists()


def test_neither_template_nor_kernel_outlives_a_killed_owner(tmp_path):
    script = tmp_path / "owner.py"
    script.write_text(OWNER)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as owner:
        template, kernel, address = owner.stdout.readline().split()
        assert b"warm_kernels.server" in command_line(template)
        owner.kill()
    assert has_gone(int(template))
    assert has_gone(int(kernel))
    assert not Path(address).exists()


def test_a_server_that_has_ended_is_told_of_no_kernel_that_ends_after_it():
    """It would write to a socket that is closed, and Python would print that as a fault."""
    ended = subprocess.run([sys.executable, "-c", SERVED], check=True, capture_output=True, text=True, input="")
    assert ended.stdout == "-1 True\n"


def test_a_template_whose_owner_ended_while_it_was_prepared_ends_in_silence(tmp_path):
    quiet = os.environ | {"TMPDIR": str(tmp_path), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen([sys.executable, "-m", "warm_kernels.server"], env=quiet, **pipes) as template:
        template.stdout.close()
        template.stdin.write(write_preparation(Preparation()).encode())
        template.stdin.close()
        assert (template.stderr.read(), template.wait()) == (b"", 0)
    assert list(tmp_path.iterdir()) == []


def test_a_kernel_ends_when_whoever_asked_for_it_goes_away(template):
    kernel = launch(template)
    kernel._connection.close()
    assert has_gone(kernel.pid)


def test_a_template_is_stale_as_soon_as_a_watched_file_changes(template, package):
    (package / "__init__.py").write_text("answer = 43  # another one\n")
    with pytest.raises(TemplateError, match="has changed since"):
        launch(template)


def test_a_template_is_stale_as_soon_as_a_watched_file_is_added(template, package):
    (package / "more.py").touch()
    with pytest.raises(TemplateError, match="has changed since"):
        launch(template)


def test_what_starts_threads_is_refused_by_name(package, capfd):
    (package / "__init__.py").write_text(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n"
    )
    with pytest.raises(TemplateError, match="ended while it was prepared"):
        Template.start(Preparation(modules=(PACKAGE,)))
    assert "warm_example started 1 threads" in capfd.readouterr().err


def test_what_fails_while_it_is_prepared_is_said(package, capfd):
    with pytest.raises(TemplateError, match="exit code 1"):
        Template.start(Preparation(call="warm_example:missing"))
    assert "has no attribute 'missing'" in capfd.readouterr().err


def test_a_long_path_of_the_folder_for_temporary_files_stops_no_template(package, tmp_path, monkeypatch):
    long = tmp_path / ("x" * 120)
    long.mkdir()
    monkeypatch.setenv("TMPDIR", str(long))
    template = Template.start(Preparation(modules=(PACKAGE,)))
    try:
        assert launch(template).poll() is None
    finally:
        template.close()
    assert not Path(template.address).parent.exists()


def test_there_are_no_templates_where_a_kernel_could_outlive_them(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(TemplateError, match="on Linux only"):
        Template.start(Preparation())


def test_a_hundred_kernels_leave_nothing_open(template):
    launch(template).kill()
    before = open_files(template)
    for _ in range(100):
        launch(template).kill()
    for _ in range(100):
        if open_files(template) <= before:
            break
        time.sleep(0.05)
    assert open_files(template) <= before


def open_files(template):
    return len(list(Path(f"/proc/{template.process}/fd").iterdir()))
