"""The app that puts the others together; its system checks refuse an unsafe start."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

LEVELS = {"error": checks.Error, "warning": checks.Warning, "note": checks.Info}


class ConfigConfig(AppConfig):
    """Registers the checks of a start."""

    name = "bestinterests.web.config"
    label = "config"

    def ready(self) -> None:
        checks.register(safe_start)


def safe_start(**_: Any) -> list[checks.CheckMessage]:
    """Say everything that is wrong with this start, in Django's form of a check."""
    from bestinterests.web.config.starting import unsafe

    problems = [*settings.PROBLEMS, *unsafe(settings.VALUES, secret=settings.SECRET_KEY)]
    return [LEVELS[problem.severity](problem.sentence, hint=problem.remedy, id=problem.code) for problem in problems]
