"""The app that holds templates and static files; it has no tables."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates and static files."""

    name = "bestinterests.web.ui"
    label = "ui"
