"""The app of redress."""

from django.apps import AppConfig


class RedressConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.redress"
    label = "redress"
    default_auto_field = "django.db.models.BigAutoField"
