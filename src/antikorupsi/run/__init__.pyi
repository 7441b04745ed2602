"""What other packages may use of antikorupsi.run; each name is imported when it is first asked for."""

from .choosing import RunOptions as RunOptions
from .choosing import choose_regions as choose_regions
from .events import Event as Event
from .jobs import FORMATS as FORMATS
from .jobs import Job as Job
from .jobs import Outcome as Outcome
from .jobs import read_formats as read_formats
from .jobs import region_job as region_job
from .kept_status import KeptStatus as KeptStatus
from .notifying import read_command as read_command
from .page_status import DeliveryStatus as DeliveryStatus
from .page_status import PageStatus as PageStatus
from .page_status import Status as Status
from .page_status import read_age as read_age
from .running import Run as Run
from .running import folder_of as folder_of
from .running import run as run
from .status import status_of as status_of
