"""The app of notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
