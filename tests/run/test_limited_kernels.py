"""Kernels of reports that start at once never get in each other's way, and leave nothing behind."""

import asyncio
import tempfile
from pathlib import Path

import pytest
from nbclient.util import run_sync

from antikorupsi.run.limited_kernels import LimitedKernelManager

pytestmark = pytest.mark.slow


async def answered(manager):
    """Starts a kernel and waits until it answers."""
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=60)
    client.stop_channels()


async def together(managers):
    await asyncio.gather(*(answered(manager) for manager in managers))
    for manager in managers:
        await manager.shutdown_kernel(now=True)


def test_each_kernel_listens_in_a_folder_of_its_own_that_goes_with_it():
    managers = [LimitedKernelManager(kernel_name="python3") for _ in range(3)]
    folders = {Path(manager.connection_file).parent for manager in managers}
    assert len(folders) == 3
    assert {manager.transport for manager in managers} == {"ipc"}
    run_sync(together)(managers)  # the process may have a loop of its own
    assert [folder for folder in folders if folder.exists()] == []


def test_where_the_folder_for_temporary_files_has_a_long_name_kernels_listen_on_ports(tmp_path, monkeypatch):
    long = tmp_path / ("long" * 25)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    manager = LimitedKernelManager(kernel_name="python3")
    assert manager.transport == "tcp"
    run_sync(together)([manager])
    assert list(long.glob("kernel-*")) == []
