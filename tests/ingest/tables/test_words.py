"""The words by which rows and cells are known: what their file says is read the same by the strict reader."""

import importlib

from antikorupsi.common import read_plain

words = importlib.import_module("antikorupsi.ingest.tables.words")


def test_the_quick_reader_of_words_reads_what_the_strict_one_does():
    def said(value):
        if isinstance(value, dict):
            return {key: said(each) for key, each in value.items()}
        return [said(each) for each in value] if isinstance(value, list) else str(value).lower()

    assert said(words._listed()) == said(read_plain(words._FILE))
