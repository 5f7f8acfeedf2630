"""What gunicorn serves."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

# A page must say within 3 seconds that MongoDB is away; the driver notices up to half a second late.
os.environ.setdefault("MONGO_TIMEOUT_SECONDS", "2")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ticketsaas.settings")
# gunicorn gives up when a worker ends like this; after any other end it would start it again for ever.
_APP_LOAD_ERROR = 4

try:
    application = get_wsgi_application()
except ImproperlyConfigured as error:
    sys.stderr.write(f"{error}\n")
    sys.exit(_APP_LOAD_ERROR)
