"""All situations customers write about, in the order their files are named here."""

from mock_external_api.texts_high import HIGH
from mock_external_api.texts_low import LOW
from mock_external_api.texts_medium import MEDIUM
from mock_external_api.texts_traps import TRAPS

STORIES = (*HIGH, *MEDIUM, *LOW, *TRAPS)
