"""The command `workbook`."""

from helpers.cli.app import app, main

__all__ = ["app", "main"]
