"""What Django's own error pages, which the admin shows while DEBUG is on, must not show of settings."""

import re

from django.views.debug import SafeExceptionReporterFilter


class HidingFilter(SafeExceptionReporterFilter):
    """Hides addresses too: those of MongoDB and of the external API may hold passwords."""

    hidden_settings = re.compile(
        SafeExceptionReporterFilter.hidden_settings.pattern + "|URL|HOST", re.IGNORECASE
    )
