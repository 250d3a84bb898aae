"""The app of people and organisations."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, organisations, roles."""

    name = "bestinterests.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
