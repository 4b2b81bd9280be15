"""The door for a web server: `dorpel.config.wsgi.application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dorpel.config.settings")

application = get_wsgi_application()
