"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

# A page must say that MongoDB is away within 3 seconds, so no single operation may take longer.
os.environ.setdefault("MONGO_TIMEOUT_SECONDS", "2.5")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ticketsaas.settings")

application = get_wsgi_application()
