"""Kernels of reports that start at once never get in each other's way, and leave nothing behind."""

import asyncio
from pathlib import Path

import pytest

from helpers.runs.limited_kernels import LimitedKernelManager

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
    asyncio.run(together(managers))
    assert [folder for folder in folders if folder.exists()] == []
