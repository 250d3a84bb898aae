"""The app of the register."""

from django.apps import AppConfig

ROOT = "/register/"
"""Where everything lies that anybody reads, without an account."""


class RegisterConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """See that a lawful removal looks at what is prepared and published."""
        from bestinterests.web.assessments.beside import BESIDE, Beside
        from bestinterests.web.register import removing

        beside = Beside(removing.look, removing.take_out)
        if beside not in BESIDE:
            BESIDE.append(beside)
