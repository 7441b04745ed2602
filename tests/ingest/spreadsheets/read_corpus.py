"""Reads every file of a folder in a process of bounded memory; prints the outcome of each and the growth of memory."""

import json
import resource
import sys
from pathlib import Path

from antikorupsi.ingest.spreadsheets.reading import UnreadableFileError, read_sheets

ADDRESS_SPACE = 2 * 2**30


def outcome(path):
    try:
        return f"{len(read_sheets(path))} sheets"
    except UnreadableFileError as error:
        return error.rule


def megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    before = megabytes()
    outcomes = {path.name: outcome(path) for path in sorted(Path(sys.argv[1]).iterdir())}
    json.dump({"outcomes": outcomes, "megabytes": megabytes() - before}, sys.stdout)
