"""A forked kernel takes the settings of its command line as traitlets would."""

import pytest
from ipykernel.kernelapp import IPKernelApp

from warm_kernels.application import ForkedApp, plain_settings


def settings_of(application, arguments):
    """What the application itself was told, what it hands on, and what is left of the command line."""
    own = application()
    own.parse_command_line(list(arguments))
    told = {name: getattr(own, name) for name in ("connection_file", "log_level", "exec_lines", "extra_args")}
    handed_on = {part: dict(own.config[part]) for part in own.config if not part.endswith("App")}
    return told, {part: {name: str(value) for name, value in said.items()} for part, said in handed_on.items()}


PLAIN = [
    ("-f", "/folder of/kernel.json"),
    ("-f", "kernel.json", "--IPKernelApp.log_level=50", "--HistoryManager.enabled=False"),
    ("--InteractiveShell.banner1=a=b --c.d=e", "-f", "kernel.json"),
]
OTHER = [
    ("--debug", "-f", "kernel.json"),
    ("--f=kernel.json",),
    ("--IPKernelApp.exec_lines=a", "--IPKernelApp.exec_lines=b"),
    ("--IPKernelApp.log_level", "50"),
    ("-f", "kernel.json", "--", "--IPKernelApp.log_level=50"),
]


@pytest.mark.parametrize("arguments", [*PLAIN, *OTHER, ()])
def test_the_same_is_set_as_by_the_parser_of_traitlets(arguments):
    assert settings_of(ForkedApp, arguments) == settings_of(IPKernelApp, arguments)


@pytest.mark.parametrize("arguments", PLAIN)
def test_plain_settings_are_read_without_it(arguments):
    assert plain_settings(arguments) is not None


@pytest.mark.parametrize(
    "arguments",
    [*OTHER, ("--IPKernelApp.exec_lines=['a']",), ("-f",), ("-f", "--debug"), ("-f", "-x"), ("-f", "a", "-f", "b")],
)
def test_anything_else_is_left_to_it(arguments):
    assert plain_settings(arguments) is None
