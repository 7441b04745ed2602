"""The command `workbook simulate`: spreadsheets of a fictitious country, and the truth about them."""

from collections import Counter

from rich.table import Table

from antikorupsi.cli.terminal import SafeConsole
from antikorupsi.common import count_of, place_to_write, translate_disk_errors
from antikorupsi.simulate import Simulated, Truth, simulate


def write_simulation(folder: str, regions: int, seed: int, faults: float, framework: str, console: SafeConsole) -> None:
    """Writes the country and prints its folder, its size and the number of faults of each kind."""
    place = place_to_write(folder, "simulated country")
    place = place if place.name not in ("", "..") else place.resolve()  # the files of truth need its name
    with translate_disk_errors(place):
        made = simulate(place, regions, seed, faults, framework=framework)
    console.print(_size(made))
    if made.truth.faults:
        console.print(_faults(made.truth))
    console.print(f"Country: {made.folder}")
    console.print(f"Truth beside it: {made.truth_folder}")


def _size(made: Simulated) -> str:
    truth = made.truth
    files, figures = count_of(made.files, "file", "files"), count_of(len(truth.figures), "true figure", "true figures")
    marks = count_of(len(truth.missing), "mark for a missing one", "marks for missing ones")
    return f"{files} with {figures}, {marks} and {count_of(len(truth.faults), 'fault', 'faults')}."


def _faults(truth: Truth) -> Table:
    """One row a rule: its faults and the files with them."""
    table = Table("Rule", "Faults", "Files", box=None, pad_edge=False)
    files = {rule: {fault.file for fault in truth.faults if fault.rule == rule} for rule in _rules(truth)}
    for rule, number in sorted(_rules(truth).items(), key=lambda each: (-each[1], each[0])):
        table.add_row(rule, str(number), str(len(files[rule])))
    return table


def _rules(truth: Truth) -> Counter[str]:
    return Counter(fault.rule for fault in truth.faults)
