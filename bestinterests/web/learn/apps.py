"""The app of the framework to read."""

from django.apps import AppConfig


class LearnConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.learn"
    label = "learn"
    default_auto_field = "django.db.models.BigAutoField"
