"""The sentences of finding_rules.yaml for pybabel, which knows no YAML."""

from collections.abc import Iterator, Mapping, Sequence
from typing import IO

import yaml


def texts_of(
    file: IO[bytes], keywords: object, comment_tags: object, options: Mapping[str, object]
) -> Iterator[tuple[int, None, str, Sequence[str]]]:
    """Each message and remedy with its line, as babel.messages.extract expects them of an extraction method."""
    rules = yaml.compose(file, Loader=yaml.SafeLoader)
    for _, described in rules.value if rules else ():
        for key, text in described.value:
            if key.value in ("message", "remedy"):
                yield text.start_mark.line + 1, None, text.value, []
