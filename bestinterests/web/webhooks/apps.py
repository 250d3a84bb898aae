"""The app of webhooks."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.webhooks"
    label = "webhooks"
    default_auto_field = "django.db.models.BigAutoField"
