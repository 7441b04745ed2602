"""Every notebook says the same from a warm kernel as from an ordinary one."""

import nbformat
import pytest

from antikorupsi.common.project import root
from antikorupsi.run.executing import COLD, WARM, Kernel, execute
from antikorupsi.run.jobs import Job
from antikorupsi.run.kernels import start_template, template_argument

pytestmark = pytest.mark.slow

NOTEBOOKS = sorted(path.name for path in (root() / "notebooks").glob("*.ipynb"))


REGIONS = {"region": "01.05", "other_region": "01.04"}


def source_of(notebook):
    """The code of a notebook, each line as it begins."""
    read = nbformat.read(root() / "notebooks" / notebook, as_version=4)
    return "\n".join(["", *(cell.source for cell in read.cells if cell.cell_type == "code")])


def job_of(notebook, **asked):
    asked = {"period": "contoh", "language": "id"} | asked
    return Job(notebook, notebook, asked, "x.html", made="2026-01-01T00:00:00+00:00")


@pytest.fixture(scope="module")
def template(assessment_contoh):
    """A template of kernels that holds the assessment, whose tables are built already: reading starts threads."""
    assert not assessment_contoh.observations.empty
    started = start_template(template_argument([job_of("5-overview.ipynb")]))
    yield started
    started.close()


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_notebook_is_the_same_from_warm_and_ordinary_kernels(notebook, template):
    job = job_of(notebook)
    job.parameters.update({name: code for name, code in REGIONS.items() if f'\n{name} = "' in source_of(notebook)})
    warm = nbformat.writes(execute(job, Kernel(WARM, template.address)))
    assert warm == nbformat.writes(execute(job, Kernel(COLD)))
    assert '"output_type": "execute_result"' in warm


def test_all_notebooks_are_compared():
    assert len(NOTEBOOKS) == 7


@pytest.mark.usefixtures("templates_started_anew")
@pytest.mark.parametrize("period", ["2025", "contoh"])
def test_what_is_asked_otherwise_is_computed_without_threads(period, request):
    """Judging anew is all that a template does then; the panel has scored nobody in 2025, and regions of contoh."""
    assert not request.getfixturevalue(f"assessment_{period}").observations.empty  # its tables are built
    job = job_of("5-overview.ipynb", period=period, as_of="2025-06-15")
    start_template(template_argument([job])).close()  # TemplateError where a thread was started
