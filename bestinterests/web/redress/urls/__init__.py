"""Addresses of redress: the doors that anybody opens, and the pages of those who answer."""

from __future__ import annotations

from typing import Any

from django.urls import include, path

from bestinterests.web.redress.urls import assessments, doors, portals, staff

app_name = "redress"
IN_THE_OPEN: tuple[Any, ...] = (doors,)
"""Modules whose ``urlpatterns`` anybody opens, without signing in, below ``ask/``."""
IN_AN_ORGANISATION: tuple[Any, ...] = (staff,)
"""Modules whose ``urlpatterns`` lie below the cases of one organisation."""
IN_AN_ASSESSMENT: tuple[Any, ...] = (assessments,)
"""Modules whose ``urlpatterns`` lie within one assessment."""


def _of(modules: tuple[Any, ...]) -> list[Any]:
    return [pattern for module in modules for pattern in module.urlpatterns]


urlpatterns = [
    path("ask/", include(_of(IN_THE_OPEN))),
    path("organisations/<public:organisation>/cases/", include(_of(IN_AN_ORGANISATION))),
    path("organisations/<public:organisation>/portals/", include(_of((portals,)))),
    path("assessments/<public:assessment>/cases/", include(_of(IN_AN_ASSESSMENT))),
]
