"""What a cell shows: controls where people sit before a running JupyterLab, the same facts as a table elsewhere.

Whoever runs a notebook without a Jupyter server (papermill, nbconvert, nbval) has no widget manager, and what is stored
must not change from run to run, as the ids of widgets do. So the kernel makes controls only if a server says whose
notebook it runs.
"""

import os
from collections.abc import Callable

from antikorupsi.common import Html
from antikorupsi.show.exploring.style import styled

_SERVED = "JPY_SESSION_NAME"  # Jupyter Server tells a kernel by it which notebook was opened
Bundle = dict[str, object]


class Shown(Html):
    """Facts as HTML and text, and where somebody can move them, what `controls` makes: a bundle by mime type."""

    def __init__(self, facts: Html, controls: Callable[[], Bundle]) -> None:
        """Makes no control before it is shown."""
        super().__init__(facts.markup)
        self._controls = controls

    def _repr_html_(self) -> str:
        return styled(Html(self.markup))

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        facts: Bundle = {"text/html": self._repr_html_(), "text/plain": repr(self)}
        return facts | self._controls() if _SERVED in os.environ else facts
