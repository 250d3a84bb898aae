"""The app of the register."""

from django.apps import AppConfig

ROOT = "/register/"
"""Where everything lies that anybody reads, without an account."""


class RegisterConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
