"""Memory in large pages is the same memory: what is held stays, and what a child writes stays its own."""

import subprocess
import sys

HELD = """
import mmap, os
from warm_kernels.pages import gather_pages

held = mmap.mmap(-1, 32 << 20, mmap.MAP_PRIVATE)
held[:] = b"as it was " * (len(held) // 10) + b"as"
others = [str(number) for number in range(100_000)]
gather_pages()
child = os.fork()
if child == 0:
    held[0:2] = b"is"
    os._exit(0 if held[:10] == b"is it was " else 1)
_, status = os.waitpid(child, 0)
print(status, held[:10] == b"as it was ", held[-12:] == b"as it was as", others == list(map(str, range(100_000))))
"""


def test_what_is_held_stays_and_what_a_child_writes_is_the_childs_alone():
    said = subprocess.run([sys.executable, "-c", HELD], check=True, capture_output=True, text=True).stdout
    assert said.split() == ["0", "True", "True", "True"]
