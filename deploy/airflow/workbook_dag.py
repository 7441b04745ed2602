"""The workbook under Apache Airflow 3: analysts' notebooks for the archive, the run, and a look at what is published.

Airflow lives in an environment of its own (requirements.lock beside this file); the workbook keeps its .venv. The two
meet in two places only: the kernelspec `workbook`, and the path of the command. See docs/scheduling.md.
"""

import os
from datetime import timedelta

import pendulum
from airflow.providers.papermill.operators.papermill import PapermillOperator
from airflow.providers.smtp.notifications.smtp import SmtpNotifier
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Param, chain

FOLDER = os.environ.get("WORKBOOK_ROOT", "/srv/workbook")
COMMAND = f"{FOLDER}/.venv/bin/workbook"
NOTEBOOKS = ("1-ingest", "2-eligibility", "3-scores")
BEGIN = pendulum.datetime(2026, 1, 1, tz="Asia/Jakarta")
# Whom a failed task reaches, by the connection smtp_default. A callback of the task, which knows what failed.
TELL = {"on_failure_callback": SmtpNotifier(to="root@localhost", from_email="airflow@localhost")}

PARAMETERS = {
    "period": Param("2025", type="string", description="Folder below data/raw."),
    "reports": Param(f"{FOLDER}/reports", type="string", description="Folder for the reports."),
    "formats": Param("html,pdf,xlsx", type="string", description="What to make besides the page; html for neither."),
    "archive": Param(f"{FOLDER}/archive", type="string", description="Folder for the executed notebooks, by day."),
}
# What people type in reaches the shell as variables, never as a part of the command.
ASKED = {name.upper(): f"{{{{ params.{name} }}}}" for name in PARAMETERS}
DAY = "{{ params.archive }}/{{ params.period }}/{{ dag_run.run_after | ds }}"


def notebook(name: str) -> PapermillOperator:
    """One notebook, executed by the workbook's own Python; a cell that fails stops the run before anything is made."""
    return PapermillOperator(
        task_id=name,
        input_nb=f"{FOLDER}/notebooks/{name}.ipynb",
        output_nb=f"{DAY}/{name}.ipynb",
        parameters={"period": "{{ params.period }}"},
        kernel_name="workbook",
        language_name="python",
        do_xcom_push=False,  # the notebook lies in the archive, the database need not hold it too
    )


def command(name: str, line: str) -> BashOperator:
    """One command line in the folder of the workbook."""
    return BashOperator(task_id=name, bash_command=line, env=ASKED | {"DAY": DAY}, append_env=True, cwd=FOLDER)


with DAG(
    "workbook",
    schedule="0 2 * * *",
    start_date=BEGIN,
    catchup=False,  # one run makes all that is out of date, however many nights were missed
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=4),
    params=PARAMETERS,
    default_args=TELL,
    tags=["workbook"],
):
    # Exit code 1 says that a report failed, which `status` tells too, or that spreadsheets have errors, which is their
    # senders' to mend: what was made is published. Any other code stops here.
    run = f'{COMMAND} run --period "$PERIOD" --reports "$REPORTS" --formats "$FORMATS" || [ $? -eq 1 ]'
    chain(
        command("archive", 'mkdir -p "$DAY"'),
        *(notebook(name) for name in NOTEBOOKS),
        command("run", run),
        command("status", f'{COMMAND} status --period "$PERIOD" --reports "$REPORTS"'),
    )

with DAG(
    "workbook_watch",
    schedule="0 7 * * *",
    start_date=BEGIN,
    catchup=False,
    params=PARAMETERS,
    default_args=TELL,
    tags=["workbook"],
):
    # Tells of a paused or stuck `workbook`. An Airflow that does not run at all is told of from elsewhere only.
    command("silence", f'{COMMAND} status --period "$PERIOD" --reports "$REPORTS" --max-age 26h')
