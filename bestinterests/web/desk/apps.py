"""The app of the supervisor's desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """See that a lawful removal reaches the rows that are kept, and what supervisors wrote."""
        from bestinterests.web.assessments.beside import BESIDE, Beside
        from bestinterests.web.desk import removing

        beside = Beside(removing.look, removing.take_out)
        if beside not in BESIDE:
            BESIDE.append(beside)
