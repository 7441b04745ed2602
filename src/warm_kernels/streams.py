"""Standard output and error of a kernel that wait for nobody while nothing is written."""

from ipykernel.iostream import OutStream


class PromptStream(OutStream):
    """Sends what was written as ipykernel does; where nothing was, there is nothing to wait for.

    ipykernel flushes both streams before and after each cell and each result, and every time the kernel waits until the
    thread that sends has taken note.
    """

    _unsent = False

    def write(self, string: str) -> int | None:  # type: ignore[override]  # as ipykernel has it
        """Keeps text to be sent."""
        self._unsent = True
        return super().write(string)

    def flush(self) -> None:
        """Sends what was written since, and waits until it is sent."""
        if self._unsent:
            self._unsent = False
            super().flush()  # type: ignore[no-untyped-call]
