"""What other packages may use of antikorupsi.publish.index; each name is imported when it is first asked for."""

from .writing import write_index as write_index
