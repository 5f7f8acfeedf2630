"""A filter for Django's own error pages, which the admin shows while DEBUG is on."""

import re

from django.views.debug import SafeExceptionReporterFilter


class HidingFilter(SafeExceptionReporterFilter):
    """Hides URLs too: those of MongoDB and of the external API may contain passwords."""

    hidden_settings = re.compile(
        SafeExceptionReporterFilter.hidden_settings.pattern + "|URL|HOST", re.IGNORECASE
    )
