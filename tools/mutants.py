"""Reports which mutants of the rules the tests of their own folder kill: `make mutants`.

A mutant is the code with one small change, such as `>=` for `>`. It is killed if a test fails, or runs out of time, and
alive if all pass. Only the tests of a room's own folder are run, so that a rule does not depend on tests far away.
mutmut makes the mutants, inside functions only: constants, decorated functions and properties are not changed.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / ".cache" / "mutants"
DEAD = ("killed", "timeout")
_RESULT = re.compile(r"^ {4}(\S+): (.+)$", re.MULTILINE)
_FUNCTION = re.compile(r"x_(\w+)__mutmut_\d+|xǁ(\w+)ǁ(\w+)__mutmut_\d+")
_HUNK = re.compile(r"@@ -(\d+)")


@dataclass(frozen=True)
class Room:
    """Code to mutate (a folder or a file), the folder or file of its tests, and the least share in % to kill."""

    code: str
    tests: str
    least: float = 0.0


ROOMS = {
    "eligibility": Room("src/helpers/eligibility", "tests/helpers/eligibility", 90.0),
    "scoring": Room("src/helpers/scoring", "tests/helpers/scoring", 90.0),
    "gaps": Room("src/antikorupsi/assess/gaps", "tests/assess/gaps"),
    "numbers": Room("src/antikorupsi/ingest/spreadsheets/numbers.py", "tests/ingest/spreadsheets/test_numbers.py"),
}


@dataclass(frozen=True)
class Mutant:
    """One mutant: mutmut's name for it, its file from the project folder, and what became of it."""

    name: str
    file: str
    status: str

    @property
    def is_dead(self) -> bool:
        """Whether a test noticed it."""
        return self.status in DEAD


def mutants_of(listing: str) -> list[Mutant]:
    """The mutants in what `mutmut results --all true` prints."""
    return [Mutant(name, _file_of(name), status) for name, status in _RESULT.findall(listing)]


def _file_of(name: str) -> str:
    module = name.rpartition(".")[0].replace(".", "/")
    return f"src/{module}.py" if (ROOT / f"src/{module}.py").is_file() else f"src/{module}/__init__.py"


def share(mutants: Iterable[Mutant]) -> float:
    """The share of mutants that are dead, in %; 100 of none."""
    dead = [mutant.is_dead for mutant in mutants]
    return 100 * sum(dead) / len(dead) if dead else 100.0


def line_of(diff: str, source: str, name: str) -> int:
    """The line of a source that a mutant changes; a diff of mutmut counts lines from the start of the function."""
    hunk = _HUNK.search(diff)
    body = diff[hunk.end() :].splitlines()[1:] if hunk else []
    before = next((place for place, line in enumerate(body) if line.startswith("-")), 0)
    guess = _first_line(source, name) + (int(hunk[1]) if hunk else 1) - 1 + before
    removed = next((line[1:].strip() for line in body if line.startswith("-")), "")
    same = [number for number, line in enumerate(source.splitlines(), start=1) if line.strip() == removed]
    return min(same, key=lambda number: abs(number - guess), default=guess)


def _first_line(source: str, name: str) -> int:
    function = _FUNCTION.search(name)
    known = (function[1] or function[3]) if function else ""
    lines = enumerate(source.splitlines(), start=1)
    return next((number for number, line in lines if re.match(rf"\s*(async )?def {known}\(", line)), 1)


class Run:
    """mutmut at work on one room, in a folder of its own: it knows one setting and one choice of tests a folder."""

    def __init__(self, name: str, workers: int) -> None:
        self.room = ROOMS[name]
        self.folder = WORK / name
        self.workers = workers

    def mutants(self) -> list[Mutant]:
        """Runs all mutants from scratch; exits with what mutmut says where the tests fail without any change."""
        self._lay_out()
        log = self.folder / "mutmut.log"
        with log.open("w", encoding="utf-8") as out:
            if self._mutmut("run", "--max-children", str(self.workers), out=out).returncode:
                sys.exit(f"{_last_words(log)}\nmutmut could not run the mutants of {self.room.code}: {log}")
        return mutants_of(self._mutmut("results", "--all", "true").stdout)

    def diff_of(self, mutant: Mutant) -> str:
        """What a mutant changes, as a diff."""
        return self._mutmut("show", mutant.name).stdout

    def _lay_out(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        for name in ("src", "tests", "tools", "pyproject.toml"):
            (self.folder / name).symlink_to(ROOT / name)
        only = f"{self.room.code}/*" if (ROOT / self.room.code).is_dir() else self.room.code
        settings = {
            "source_paths": ["src"],
            "only_mutate": [only],
            "also_copy": ["tools"],
            "pytest_add_cli_args_test_selection": [self.room.tests],
            "pytest_add_cli_args": ["-p", "no:cacheprovider", "-p", "tools.own_figures"],
            "track_dependencies": ["false"],
            "use_git_change_detection": ["false"],
        }
        lines = [f"{name}=\n" + "".join(f"    {value}\n" for value in values) for name, values in settings.items()]
        (self.folder / "setup.cfg").write_text("[mutmut]\n" + "".join(lines), encoding="utf-8")

    def _mutmut(self, *arguments: str, out: int | IO[str] = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
        # A mutant must neither read nor keep tables of the project: they would hold what the mutant computed.
        environment = os.environ | {"WORKBOOK_ROOT": str(self.folder)}
        command = [str(Path(sys.executable).with_name("mutmut")), *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=environment, text=True, stdout=out, stderr=subprocess.STDOUT, check=False
        )


def _last_words(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").replace("\r", "\n").splitlines()
    return "\n".join(line for line in lines[-60:] if line.strip())


def report(name: str, run: Run, mutants: list[Mutant]) -> bool:
    """Prints the living mutants and the share of dead ones by file; whether the share is large enough."""
    for mutant in mutants:
        if not mutant.is_dead:
            diff, source = run.diff_of(mutant), (ROOT / mutant.file).read_text(encoding="utf-8")
            changed = [line for line in diff.splitlines() if re.match(r"[-+](?!--|\+\+)", line)]
            print(f"{mutant.file}:{line_of(diff, source, mutant.name)}: {mutant.status}", *changed, sep="\n")
    by_file: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        by_file[mutant.file].append(mutant)
    print(f"== {name}: mutants killed by {run.room.tests}")
    for file, found in [*sorted(by_file.items()), ("together", mutants)]:
        print(f"{share(found):6.1f} %  {sum(mutant.is_dead for mutant in found):4} of {len(found):4}  {file}")
    enough = bool(mutants) and share(mutants) >= run.room.least
    if not enough:
        print(f"Too few: at least {run.room.least:g} % of the mutants of {name} must be killed by its own tests.")
    return enough


def main() -> None:
    """Runs the named rooms; ends with 1 where too few mutants of one of them were killed, with 130 if interrupted."""
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rooms", nargs="*", choices=[*ROOMS, []], help=f"of {', '.join(ROOMS)}; all if none is named")
    parser.add_argument("--workers", type=int, default=2, help="tests that run at the same time (2)")
    asked = parser.parse_args()
    results = []
    try:
        for name in asked.rooms or ROOMS:
            run = Run(name, asked.workers)
            results.append(report(name, run, run.mutants()))
    except KeyboardInterrupt:
        print(f"Interrupted: {WORK} holds what was made; the next run starts from scratch.", file=sys.stderr)
        sys.exit(128 + signal.SIGINT)
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
