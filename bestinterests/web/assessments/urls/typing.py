"""Addresses at which what is typed is kept."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import typing

urlpatterns = [
    path("typed/", typing.typed_keep, name="typed_keep"),
    path("typed/drop/", typing.typed_drop, name="typed_drop"),
]
