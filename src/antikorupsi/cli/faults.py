"""The exit codes of a command that failed in one thing and did the rest."""

FAULT = 70  # EX_SOFTWARE of sysexits.h: the workbook itself failed on a file; everything else was read and published
UNNOTIFIED = 75  # EX_TEMPFAIL of sysexits.h: the program of --notify failed, everything is published; it is tried again
