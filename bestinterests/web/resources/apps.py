"""The app of the pages on rights."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.resources"
    label = "resources"
    default_auto_field = "django.db.models.BigAutoField"
