"""Whether a process has ended: one that others started, so that it cannot be waited for."""

import time

import psutil


def has_gone(process):
    """Whether a process ends, which it is given time for; one that ended and was not yet buried counts."""
    for _ in range(400):
        try:
            if psutil.Process(process).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False
