"""What other packages may use of antikorupsi.publish.changes; each name is imported when it is first asked for."""

from .files import change_files as change_files
from .message import Message as Message
from .message import message_of as message_of
from .records import change_records as change_records
