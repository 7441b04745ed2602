"""Airflow in an environment of its own, made once for each version of its lock and kept below .cache."""

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from tests.deploy.deployed import DEPLOY, ROOT, printed

# What Airflow imports is compiled once for all its processes: each would need as long again as it works.
_NOT_KEPT = ("AIRFLOW", "WORKBOOK", "PYTHONDONTWRITEBYTECODE")
LOCK = DEPLOY / "airflow" / "requirements.lock"


def airflow_environment() -> Path:
    """The environment's folder; it is made anew where there is none that was finished at this place."""
    folder = ROOT / ".cache" / f"airflow-{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]}"
    folder.parent.mkdir(exist_ok=True)
    finished = folder / "finished"
    with FileLock(f"{folder}.lock"):
        if not (finished.is_file() and finished.read_text() == str(folder)):
            shutil.rmtree(folder, ignore_errors=True)
            python = folder / "bin" / "python"
            call(sys.executable, "-m", "venv", "--without-pip", str(folder))
            call(sys.executable, "-m", "uv", "pip", "sync", "--python", str(python), "--require-hashes", str(LOCK))
            finished.write_text(str(folder))
    return folder


def call(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


class Airflow:
    """Airflow with an empty database in a home of its own, and the workbook's kernelspec in its environment."""

    def __init__(self, home: Path) -> None:
        self.folder = airflow_environment()
        kernelspec = printed(".venv/bin/python -m ipykernel").replace("/opt/airflow", str(self.folder))
        call(sys.executable, *shlex.split(kernelspec)[1:])
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_KEPT)}
        self.environment = kept | {
            "AIRFLOW_HOME": str(home),
            "AIRFLOW__CORE__DAGS_FOLDER": str(DEPLOY / "airflow"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "WORKBOOK_ROOT": str(ROOT),
        }
        migrated = self.as_printed("db migrate")
        assert migrated.returncode == 0, migrated.stdout + migrated.stderr

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command `airflow`."""
        command = [str(self.folder / "bin" / "airflow"), *arguments]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )

    def run_dag(self, name: str, **parameters: str) -> subprocess.CompletedProcess[str]:
        """One run of a DAG, as if somebody had started it with these parameters."""
        asked = [name, "--conf", shlex.quote(json.dumps(parameters))]
        return self.as_printed("dags test", ("""workbook --conf '{"period": "contoh"}'""", " ".join(asked)))

    def post_through(self, port: int) -> None:
        """From now on mail leaves by a server on this port."""
        added = self.as_printed("connections add", ("--conn-port 25", f"--conn-port {port}"))
        assert added.returncode == 0, added.stdout + added.stderr

    def as_printed(self, begin: str, replaced: tuple[str, str] = ("", "")) -> subprocess.CompletedProcess[str]:
        """A command of docs/scheduling.md, with something else in place of one of its parts."""
        line = printed(f"/opt/airflow/bin/airflow {begin}")
        assert replaced[0] in line
        return self.run(*shlex.split(line.replace(*replaced))[1:])
