"""The app of change requests."""

from django.apps import AppConfig


class ChangeRequestsConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.change_requests"
    label = "change_requests"
    default_auto_field = "django.db.models.BigAutoField"
