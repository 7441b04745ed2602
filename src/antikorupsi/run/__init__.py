"""Runs: which reports are out of date, made several at a time, each checked before it is put in place."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
