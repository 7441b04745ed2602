"""Runs: which reports are out of date, made several at a time, each checked before it is put in place."""

import sys

import lazy_loader

# jsonschema, which judges the form of notebooks, builds a grammar of international addresses where it finds this
# module: a second in each process of a run, for a check that no notebook's schema asks for.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
