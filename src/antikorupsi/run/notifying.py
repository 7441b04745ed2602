"""After a publication: a program of the user's own is told what changed, be it for mail, a webhook or anything else.

It gets the list as JSON on its standard input and the summary in its environment. No shell is involved unless the user
names one. It has a limit of time, and its failure undoes nothing: what could not be told is told by the next run.
"""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from io import SEEK_END
from typing import IO, TYPE_CHECKING

from antikorupsi.assess import Assessment, change_list, changes, history
from antikorupsi.common import Addresses, Language, WorkbookError, one_line
from antikorupsi.ingest import mask_personal
from antikorupsi.run.manifest import Manifest
from antikorupsi.run.publication import Publication
from antikorupsi.run.stopping import Stop
from antikorupsi.show import marked

if TYPE_CHECKING:  # the room of pages imports the libraries that lay them out
    from antikorupsi.publish import Message

SECONDS = 60.0  # a program that takes longer is ended
_GRACE = 2.0  # seconds between SIGTERM and SIGKILL
_STEP = 0.2  # seconds between two looks whether the run is to stop
_MOST_READ = 4000  # bytes of what the program said last
_LONGEST_SAID = 300  # characters of it that are repeated
_LONGEST_SUMMARY = 2000  # characters; an environment has limits

_NOT_ENDED = marked("The run ended before the program of --notify did.")
_NOT_STARTED = marked("The run was stopped before the program of --notify was started.")

Failed = tuple[str, str]  # what could not be made or read, and why


@dataclass(frozen=True)
class Unnotified:
    """Why nobody could be told, to be put into words: a text of the catalogues, and what stands in its places."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, words: Language) -> str:
        """The reason in a language."""
        return words.say(self.text, **self.values)


@dataclass(frozen=True)
class Notice:
    """What is to be told, and the name of the publication up to which it tells."""

    message: "Message"
    publication: str


def read_command(text: str) -> tuple[str, ...]:
    """The words of a command as a shell splits them; none for an empty text. Raises WorkbookError for open quotes."""
    try:
        return tuple(shlex.split(text))
    except ValueError as error:
        raise WorkbookError(f"--notify {text[:80]!r} is no command: {error}.") from error


def notice_of(
    publication: Publication, assessment: Assessment, addresses: Addresses, today: date, failed: Sequence[Failed]
) -> Notice | None:
    """What is to be told after a publication; None where nothing changed since what was told, and nothing failed.

    Compared is with the publication up to which was told, so that nothing is lost where a program failed; before the
    first time, with the publication before.
    """
    from antikorupsi.publish import message_of

    folder, told = publication.folder, publication.manifest.told
    known = history.snapshots(folder)
    since = next((each.path for each in known if each.path.name == told), None)
    found = change_list(assessment, since or changes.previous(assessment, folder), today)
    if found.is_empty and not failed:
        return None
    message = message_of(assessment, found, addresses, str(folder), failed)
    return Notice(message, told if found.is_empty else known[-1].path.name)


def tell(
    command: Sequence[str], notice: Notice, publication: Publication, stop: Stop, began: str = ""
) -> Unnotified | None:
    """Runs the program, and remembers up to which publication was told; returns why it failed, None if it did not.

    A message counts as not told from before the program is started, so that it still does where the run is killed.
    `began` is the declared time of the run; the time of the first attempt is kept until the message is told.
    """
    _remember_untold(publication, notice, began, Unnotified(_NOT_ENDED))
    why = Unnotified(_NOT_STARTED) if stop else call(command, notice.message, stop)
    if why is not None:
        _remember_untold(publication, notice, began, why)
        return why
    manifest = Manifest.read(publication.folder)
    manifest.told, manifest.untold = notice.publication, {}
    manifest.write(publication.folder)
    return None


def _remember_untold(publication: Publication, notice: Notice, began: str, why: Unnotified) -> None:
    manifest = Manifest.read(publication.folder)
    manifest.untold = {
        "since": manifest.untold.get("since", began),
        "changes": str(notice.message.changes),
        "why": why.said(Language("en")),
    }
    manifest.write(publication.folder)


def forget_untold(publication: Publication) -> None:
    """Forgets a message that was not told where nothing is left to tell, such as a figure that is what it was."""
    manifest = Manifest.read(publication.folder)
    if manifest.untold:
        manifest.untold = {}
        manifest.write(publication.folder)


def call(command: Sequence[str], message: "Message", stop: Stop, seconds: float = SECONDS) -> Unnotified | None:
    """Runs a program with a message; returns why it failed, None where it ended with exit code 0 in time."""
    environment = os.environ | {
        "WORKBOOK_SUMMARY": message.summary[:_LONGEST_SUMMARY],
        "WORKBOOK_PAGE": message.page,
        "WORKBOOK_CHANGES": str(message.changes),
    }
    # Files and no pipes: a program that does not read, or leaves another behind, keeps nobody waiting.
    try:
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
            given.write(message.content)
            given.seek(0)
            program = subprocess.Popen(  # noqa: S603 the user names the program
                command,
                stdin=given,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env=environment,
                start_new_session=True,
            )
            try:
                code = _wait(program, stop, seconds)
            finally:
                _end(program)
            return _why(code, _last_line(said), seconds, stop)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        values = {"program": one_line(command[0]), "reason": one_line(reason)}
        return Unnotified(marked("The program of --notify could not be started: {program}: {reason}."), values)


def _wait(program: "subprocess.Popen[bytes]", stop: Stop, seconds: float) -> int | None:
    """The exit code; None where the time is over or the run is to stop."""
    end = time.monotonic() + seconds
    while not stop and time.monotonic() < end:
        with suppress(subprocess.TimeoutExpired):
            return program.wait(_STEP)
    return program.poll()


def _end(program: "subprocess.Popen[bytes]") -> None:
    """Ends a program that still runs, with those that it started."""
    if program.poll() is not None:
        return
    _signal(program, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        program.wait(_GRACE)
    if program.poll() is None:
        _signal(program, signal.SIGKILL)
        program.wait()


def _signal(program: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            program.kill()
        else:
            os.killpg(program.pid, number)


def _last_line(said: IO[bytes]) -> str:
    """The last line of what the program said of errors, without control characters and personal numbers."""
    said.seek(max(0, said.seek(0, SEEK_END) - _MOST_READ))
    lines = [line for line in said.read().decode("utf-8", "replace").splitlines() if line.strip()]
    return mask_personal(one_line(lines[-1].strip()))[:_LONGEST_SAID] if lines else ""


def _why(code: int | None, last: str, seconds: float, stop: Stop) -> Unnotified | None:
    if code == 0:
        return None
    if code is None and stop:
        return Unnotified(marked("The program of --notify was ended with the run."))
    if code is None:
        late = marked("The program of --notify did not end within {seconds} s and was ended.")
        return Unnotified(late, {"seconds": f"{seconds:g}"})
    if code < 0:
        return Unnotified(marked("The program of --notify was ended by signal {number}."), {"number": -code})
    if not last:
        return Unnotified(marked("The program of --notify ended with exit code {code}."), {"code": code})
    return Unnotified(
        marked("The program of --notify ended with exit code {code}: {last}"), {"code": code, "last": last}
    )
