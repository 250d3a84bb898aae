"""The app of change requests."""

from django.apps import AppConfig


class ChangeRequestsConfig(AppConfig):
    """Named so that other apps can refer to it. Follows every assessment whose columns are brought up to date."""

    name = "bestinterests.web.change_requests"
    label = "change_requests"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bestinterests.web.assessments.evaluating import projected
        from bestinterests.web.change_requests.projecting import after_projection

        projected.connect(after_projection, dispatch_uid="change_requests")
