"""What other packages may use of antikorupsi.show.exploring; each name is imported when it is first asked for."""

from .bench import Bench as Bench
from .choices import Choices as Choices
from .explorer import Explorer as Explorer
from .explorer import open_explorer as open_explorer
from .outcome import Outcome as Outcome
from .shown import Shown as Shown
