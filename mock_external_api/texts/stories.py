"""All situations that customers write about."""

from mock_external_api.texts.high import HIGH
from mock_external_api.texts.low import LOW
from mock_external_api.texts.medium import MEDIUM
from mock_external_api.texts.traps import TRAPS

STORIES = (*HIGH, *MEDIUM, *LOW, *TRAPS)
