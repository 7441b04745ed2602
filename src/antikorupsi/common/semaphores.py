"""Whether this machine has semaphores, which pools of processes need: on Linux they are files in /dev/shm."""

import multiprocessing

_PLACE = "/dev/shm"  # noqa: S108 named in a message only


def fault_of_semaphores() -> str:
    """Why no semaphore can be made, such as a full or read-only /dev/shm; "" where one can."""
    try:
        multiprocessing.get_context().Lock()
    except OSError as error:
        return f"semaphores cannot be made in {_PLACE} ({error.strerror}), which must be writable and have room"
    except ImportError:  # what Python raises for a system without sem_open
        return "this system has no semaphores"
    return ""
