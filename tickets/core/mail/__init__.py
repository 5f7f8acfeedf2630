"""Reading of mails: the new words of the person who wrote one."""

from tickets.core.mail.written_text import LIMIT, read_written_text

__all__ = ["LIMIT", "read_written_text"]
