"""The application of a forked kernel, with a fast parser for its command line."""

import re
from collections.abc import Sequence

from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config
from traitlets.config.loader import DeferredConfigString

_SETTING = re.compile(r"--([A-Z]\w*)\.(\w+)=([^-\[({].*)", re.DOTALL)


class ForkedApp(IPKernelApp):
    """ipykernel's application without traitlets' command-line parser, which each kernel would build again."""

    def parse_command_line(self, argv: Sequence[str] | None = None) -> None:
        """Parses the settings that Jupyter passes; leaves any other command line to traitlets."""
        config = None if argv is None else plain_settings(argv)
        if config is None:
            super().parse_command_line(argv)  # type: ignore[arg-type]
            return
        self.argv, self.extra_args = list(argv or ()), []
        self.cli_config = config
        self.update_config(config)


def plain_settings(arguments: Sequence[str]) -> Config | None:
    """The settings of `-f FILE` and `--Class.name=value`, each given once; None for any other command line."""
    config = Config()
    words = iter(arguments)
    for word in words:
        setting = f"--IPKernelApp.connection_file={next(words, '')}" if word == "-f" else word
        found = _SETTING.fullmatch(setting)
        if found is None or found[2] in config[found[1]]:
            return None
        config[found[1]][found[2]] = DeferredConfigString(found[3])
    return config
