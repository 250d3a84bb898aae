"""The app of surveys."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Named so that other apps can refer to it. What its sittings hold lies under the keys of cases."""

    name = "bestinterests.web.surveys"
    label = "surveys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """See that the data keys of sittings are looked at and wrapped anew with those of cases."""
        from bestinterests.web.redress.custody import WRAPPED
        from bestinterests.web.surveys.models import SittingKey

        if SittingKey not in WRAPPED:
            WRAPPED.append(SittingKey)
