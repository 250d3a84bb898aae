"""The app of the explainer and of guidance."""

from django.apps import AppConfig


class ExplainerConfig(AppConfig):
    """Named so that other apps can refer to it. It has no tables."""

    name = "bestinterests.web.explainer"
    label = "explainer"
