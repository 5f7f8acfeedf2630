"""Mails for tests: what somebody wrote, and what their program put around it."""

from tickets.core.mail import read_written_text

OWN = "The portal is down for all our agents.\nPlease help."
QUOTED = "We are sorry for the outage. Your refund is overdue."


def read(message: str, *, subject: str = "") -> str:
    """Return the words that the writer of a message wrote, with a blank between them."""
    return " ".join(read_written_text(message, subject=subject).split())


OWN_READ = read(OWN)
