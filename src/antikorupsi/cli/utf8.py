"""Names of files are UTF-8, whatever the locale: cron and services often run under one that knows ASCII alone."""

import io
import os
import sys


def use_utf8() -> None:
    """Starts this command again in Python's UTF-8 mode where the locale would garble names; the console may replace.

    The processes that the command starts are in that mode too.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a locale may lack a character of a name
    if sys.getfilesystemencoding().lower() != "utf-8":
        environment = os.environ | {"PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]], environment)  # noqa: S606 itself
