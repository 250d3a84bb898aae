"""The app of what is done by the clock."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
