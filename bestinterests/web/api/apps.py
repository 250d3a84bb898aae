"""The app of the API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
