"""Warm kernels: Jupyter kernels that start at once, forked from a template process with the imports done.

Every kernel is a separate process and a real ipykernel. The package does not depend on the notebooks: the kernelspec,
or the caller that starts a template, names the modules to import.
"""

from warm_kernels.provisioner import WarmProvisioner
from warm_kernels.requests import ADDRESS, Preparation
from warm_kernels.template import Template, TemplateError, WarmKernel

__all__ = ["ADDRESS", "Preparation", "Template", "TemplateError", "WarmKernel", "WarmProvisioner"]
