"""The command `workbook`."""

from antikorupsi.cli.app import app, main

__all__ = ["app", "main"]
