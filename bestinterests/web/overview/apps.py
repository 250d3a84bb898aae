"""The app of the overview."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.overview"
    label = "overview"
    default_auto_field = "django.db.models.BigAutoField"
