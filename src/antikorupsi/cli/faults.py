"""The exit code of a command that failed on a file and did the rest."""

FAULT = 70  # EX_SOFTWARE of sysexits.h: the workbook itself failed on a file; everything else was read and published
