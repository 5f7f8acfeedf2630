"""Reading of mails: the new words of the person who wrote one."""

from tickets.core.mail.bulk import find_bulk_sign
from tickets.core.mail.written_text import LIMIT, read_written_text

__all__ = ["LIMIT", "find_bulk_sign", "read_written_text"]
