"""The app of assessments."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.assessments"
    label = "assessments"
