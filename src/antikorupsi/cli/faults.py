"""The exit code of a command that did its work but for a fault of its own."""

FAULT = 70  # EX_SOFTWARE of sysexits.h: the workbook itself failed on a file; everything else was read and published
