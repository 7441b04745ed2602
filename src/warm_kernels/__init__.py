"""Warm kernels: Jupyter kernels that start at once, forked from a process that has the heavy imports behind it.

Every kernel is a process of its own and a real ipykernel. The package knows nothing of what the notebooks are about:
which modules a template holds is said by the kernelspec or by whoever starts a template.
"""

from warm_kernels.provisioner import WarmProvisioner
from warm_kernels.requests import ADDRESS, Preparation
from warm_kernels.template import Template, TemplateError, WarmKernel

__all__ = ["ADDRESS", "Preparation", "Template", "TemplateError", "WarmKernel", "WarmProvisioner"]
