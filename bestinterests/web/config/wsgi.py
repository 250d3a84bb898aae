"""What a WSGI server runs: ``gunicorn bestinterests.web.config.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bestinterests.web.config.settings")
application = get_wsgi_application()
