"""The door for a WSGI server: `gunicorn koala.wsgi --pythonpath .,site`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koala.settings.production")
application = get_wsgi_application()
