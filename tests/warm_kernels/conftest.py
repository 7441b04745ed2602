"""A small package to hold ready, a kernelspec that names it, and kernels that are asked what they are."""

import json
import os
import sys
from contextlib import contextmanager

import psutil
import pytest
from jupyter_client.manager import start_new_kernel

from warm_kernels import ADDRESS, Preparation, Template

PACKAGE = "warm_example"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package `warm_example`, which the template is to import and to watch."""
    folder = tmp_path / "packages" / PACKAGE
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("answer = 42\n")
    monkeypatch.setenv("PYTHONPATH", str(folder.parent))
    monkeypatch.setattr(sys, "path", [str(folder.parent), *sys.path])
    return folder


@pytest.fixture
def kernelspec(tmp_path, package, monkeypatch):
    """The name of a kernelspec whose template holds the package; nobody else has started one."""
    folder = tmp_path / "jupyter" / "kernels" / "warm-example"
    folder.mkdir(parents=True)
    config = {"modules": [PACKAGE], "watched": [PACKAGE]}
    described = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Warm example",
        "language": "python",
        "metadata": {"kernel_provisioner": {"provisioner_name": "warm-kernels", "config": config}},
    }
    (folder / "kernel.json").write_text(json.dumps(described))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.delenv(ADDRESS, raising=False)
    return folder.name


@pytest.fixture
def template(package):
    """A template that holds the package."""
    started = Template.start(Preparation(modules=(PACKAGE,), watched=(PACKAGE,)))
    yield started
    started.close()


@contextmanager
def kernel(name, **options):
    """A kernel of a kernelspec, and a function that runs code in it and gives what it printed."""
    manager, client = start_new_kernel(kernel_name=name, **options)

    def said_by(code):
        printed = []
        client.execute_interactive(
            code, output_hook=lambda message: printed.append(message["content"].get("text", "")), timeout=60
        )
        return "".join(printed).strip()

    try:
        yield manager, said_by
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def templates_of_this_process():
    """The processes of templates that this process has started and that live."""
    return [
        child.pid
        for child in psutil.Process(os.getpid()).children()
        if child.is_running() and "warm_kernels.server" in " ".join(child.cmdline())
    ]
