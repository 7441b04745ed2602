"""Two runs compared byte by byte."""

from antikorupsi.run.running import folder_of


def bytes_by_address(options):
    folder = folder_of(options)
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    del found["manifest.json"]  # says how long each page took
    return found


def differing_files(first, second):
    assert first.keys() == second.keys()
    return [name for name in first if first[name] != second[name]]
