"""Standard output and error of a kernel that flush without waiting if nothing was written."""

from ipykernel.iostream import OutStream


class PromptStream(OutStream):
    """A stream of ipykernel whose `flush` returns at once if nothing was written.

    ipykernel flushes both streams before and after each cell and each result, and each time waits for the thread that
    sends.
    """

    _unsent = False

    def write(self, string: str) -> int | None:  # type: ignore[override]  # as ipykernel has it
        """Buffers text."""
        self._unsent = True
        return super().write(string)

    def flush(self) -> None:
        """Sends buffered text and waits until it is sent."""
        if self._unsent:
            self._unsent = False
            super().flush()  # type: ignore[no-untyped-call]
